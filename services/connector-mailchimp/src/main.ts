import { serveMailchimp } from './serve-mailchimp.js';

await serveMailchimp();
