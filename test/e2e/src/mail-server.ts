import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** As it was sent, headers included. */
  text: string;
}

/** A real mail server that keeps what it is given. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** Takes mail and does not say so: whoever sent it never knows. */
  isSilent = false;

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address);
        text(stream).then((mail) => {
          started.mails.push({ to, text: mail });
          if (!started.isSilent) done();
        }, done);
      },
    });
    const started = new MailServer(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
