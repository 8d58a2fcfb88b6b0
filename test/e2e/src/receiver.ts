import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What is answered to a call, by its path and by what was sent; null hangs up. */
export type Answering = (path: string, sent: string) => { status?: number; body?: string } | null;

/** An HTTP server of a vendor that takes whatever comes. */
export class Receiver {
  /** The paths that were called. */
  readonly calls: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(answering: Answering): Promise<Receiver> {
    const answered = async (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '';
      receiver.calls.push(path);
      const answer = answering(path, await text(request));
      if (!answer) request.socket.destroy();
      else response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body ?? '{}');
    };
    // Who hangs up while it sends gets no answer.
    const server = createServer((request, response) => void answered(request, response).catch(() => undefined));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return receiver;
  }

  callsOf(path: string): number {
    return this.calls.filter((one) => one === path).length;
  }

  forget(): void {
    this.calls.length = 0;
  }

  stop(): void {
    this.server.close();
  }
}
