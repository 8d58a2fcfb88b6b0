import { serveMessaging } from './serve-messaging.js';

await serveMessaging();
