import { serveGateway } from './serve-gateway.js';

await serveGateway();
