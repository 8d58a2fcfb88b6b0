import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Behaviour = (request: Received, response: ServerResponse) => void;

/** An HTTP receiver on the loopback: keeps all it was sent, and answers a path as it was told to. */
export class Receiver {
  readonly received: Received[] = [];
  private readonly behaviours = new Map<string, Behaviour>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const receiver: Receiver = new Receiver(
      createServer((request, response) => void receiver.handle(request, response)),
    );
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers a path in this way from now on; returns the URL. */
  on(path: string, behaviour: Behaviour): string {
    this.behaviours.set(path, behaviour);
    return this.url + path;
  }

  at(path: string): Received[] {
    return this.received.filter((request) => request.path.split('?')[0] === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const received = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
    this.received.push(received);
    const behaviour = this.behaviours.get(url.split('?')[0] ?? '') ?? ((_, answer) => answer.writeHead(404).end());
    behaviour(received, response);
  }
}

/** Answers with JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
