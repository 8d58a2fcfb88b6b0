import { fileURLToPath } from 'node:url';

/** The folder with the Go module and the Java sources that the servers are built from: `deploy/local/servers`. */
export const SOURCES = fileURLToPath(new URL('../../../deploy/local/servers', import.meta.url));
