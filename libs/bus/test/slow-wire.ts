import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server on which everything that a client sends arrives `delayMs` late, in order. */
export class SlowWire {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async to(url: string, delayMs: number): Promise<SlowWire> {
    const { hostname, port, protocol } = new URL(url);
    const server = createServer((client) => {
      const upstream = connect(Number(port), hostname);
      upstream.pipe(client);
      client.on('data', (chunk) => setTimeout(() => upstream.write(chunk), delayMs));
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        wire.sockets.add(socket);
        // Either end may go away whenever it likes; the spec is told by what it asks of the service.
        socket.on('error', () => other.destroy());
        socket.on('close', () => other.destroy());
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const wire = new SlowWire(server, `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`);
    return wire;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
