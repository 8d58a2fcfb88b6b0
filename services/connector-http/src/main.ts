import { serveHttp } from './serve-http.js';

await serveHttp();
