import { serveThuzi } from './serve-thuzi.js';

await serveThuzi();
