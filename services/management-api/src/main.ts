import { serveManagement } from './serve-management.js';

await serveManagement();
