import { serveLocalCard } from './serve-localcard.js';

await serveLocalCard();
