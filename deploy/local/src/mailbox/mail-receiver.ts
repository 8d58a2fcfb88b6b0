import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { readLetter, type Letter } from './letter.js';

const maxMailBytes = 5 * 1024 * 1024;
/** More than anybody looks at. The oldest go first. */
const mostLetters = 500;

/** A mail server of this machine: takes every mail, hands none on, and keeps the last ones as long as it runs. */
export class MailReceiver {
  private readonly letters: Letter[] = [];
  private count = 0;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async listen(port: number): Promise<MailReceiver> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      size: maxMailBytes,
      logger: false,
      onData: (stream, _session, done) => {
        buffer(stream).then((raw) => receiver.take(raw)).then(() => done(), done); // prettier-ignore
      },
    });
    const receiver = new MailReceiver(server, port);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Newest first. */
  get all(): readonly Letter[] {
    return this.letters;
  }

  find(id: string): Letter | undefined {
    return this.letters.find((letter) => letter.id === id);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(raw: Buffer): Promise<void> {
    const letter = await readLetter(raw, { id: String(++this.count), at: Date.now() });
    this.letters.unshift(letter);
    this.letters.splice(mostLetters);
  }
}
