import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface SiteAnswer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** An HTTP server that only this machine reaches. */
export class LocalSite {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** `common`: headers of every answer. */
  static async listen(
    port: number,
    common: Record<string, string>,
    answer: (request: IncomingMessage) => Promise<SiteAnswer>,
  ): Promise<LocalSite> {
    const server = createServer((request, response) => {
      void answer(request).then(({ status, body, headers }) => {
        response.writeHead(status, { ...common, ...headers }).end(body);
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new LocalSite(server, port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
