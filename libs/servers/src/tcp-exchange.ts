import { connect } from 'node:net';

/** One that takes a connection and is busy answers late; one that is not there refuses it at once. */
const LIMIT_MS = 10_000;

/**
 * Connects, sends `request` if there is one and gives the first bytes that come back, or undefined when nobody answers.
 * Enough to tell whether a server serves, without depending on its client library.
 */
export function tcpExchange(address: { host: string; port: number }, request?: Buffer): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const finish = (answer?: Buffer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(LIMIT_MS, () => finish());
    socket.once('error', () => finish());
    socket.once('close', () => resolve(undefined));
    socket.once('data', finish);
    if (request) socket.write(request);
  });
}

/** The first host and port of a `scheme://user:password@host:port,host:port/…` URL. */
export function addressOf(url: string, defaultPort: number): { host: string; port: number } {
  const authority = url.replace(/^[a-z+]+:\/\//i, '').split(/[/?]/)[0] ?? '';
  const first = authority.slice(authority.lastIndexOf('@') + 1).split(',')[0] ?? '';
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(first) ?? [];
  return { host: host || '127.0.0.1', port: Number(port ?? defaultPort) };
}
