import { createServer } from 'node:net';

// Below the ephemeral range of every common system (Linux starts at 32768): a port from inside it can be taken by any outgoing
// connection while a server is down between `kill` and `restart`.
const FIRST = 20_000;
const LAST = 32_000;
const ATTEMPTS = 50;

/** A TCP port on 127.0.0.1 that nobody listens on now and that no outgoing connection will be given. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isPortFree(port)) return port;
  }
  throw new Error(`no free TCP port found between ${FIRST} and ${LAST} in ${ATTEMPTS} attempts`);
}

/** Whether nobody listens on the port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
