import { serveBraze } from './serve-braze.js';

await serveBraze();
