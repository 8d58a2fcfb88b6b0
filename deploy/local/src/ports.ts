import { createServer } from 'node:net';
import { freePort } from '@fanfare/servers';

/** Ports that people can remember. */
export const friendlyPorts = {
  gateway: 4000,
  management: 4001,
  fulfilment: 4002,
  messaging: 4003,
  mailbox: 4004,
  mail: 4005,
} as const;

/** The port wished for, or a free one when somebody has it; then `say` hears of it. */
export async function portFor(what: string, wished: number, say: (line: string) => void): Promise<number> {
  if (await isFree(wished)) return wished;
  const port = await freePort();
  say(`port ${wished} is taken, so the ${what} listens on ${port}`);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
