import { serveContacts } from './serve-contacts.js';

await serveContacts();
