import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { CONFIG, Log, Shutdown } from '@fanfare/chassis';
import { CommunicationStore } from '../communications/communication.store.js';
import type { MessagingConfig } from '../messaging.config.js';
import { DeliveryReports } from './delivery-reports.js';
import { tokenIn } from './return-path.js';

/** A report has some lines and our mail's headers; some servers send all of our mail with it. */
const maxBytes = 1024 * 1024;

const replies = {
  noSuchAddress: [550, 'No such address'],
  oneAtATime: [452, 'One recipient at a time'],
  tooLarge: [552, 'Too large'],
  later: [451, 'Not now, try again later'],
} as const;

/**
 * A mail server for delivery reports and nothing else. It takes mail for addresses that a mail of ours went out from, one at a time;
 * what it cannot keep now it has sent again. Who knows an address need not prove who they are: it is the proof.
 */
@Injectable()
export class ReportReceiver implements OnApplicationBootstrap {
  private server: SMTPServer | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: MessagingConfig,
    private readonly communications: CommunicationStore,
    private readonly reports: DeliveryReports,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { HOST, MESSAGING_BOUNCE_PORT: port, MESSAGING_BOUNCE_ADDRESS: address } = this.config;
    if (port === undefined || address === undefined) return;
    const server = this.listener(address);
    server.on('error', (err) => this.log.warn({ err }, 'a mail with a report broke off'));
    server.listen(port, HOST);
    await once(server.server, 'listening');
    this.server = server;
    this.shutdown.drain('reports', () => new Promise<void>((closed) => server.close(() => closed())));
  }

  /** Null: it does not listen. */
  get port(): number | null {
    return (this.server?.server.address() as AddressInfo | undefined)?.port ?? null;
  }

  private listener(address: string): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      size: maxBytes,
      maxClients: 50,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      onRcptTo: ({ address: recipient }, { envelope }, done) => {
        if (envelope.rcptTo.length > 0) return done(reply('oneAtATime'));
        this.isKnown(tokenIn(recipient, address)).then(
          (known) => done(known ? null : reply('noSuchAddress')),
          (err: unknown) => done(this.later(err)),
        );
      },
      onData: (stream, { envelope }, done) => {
        const token = tokenIn(envelope.rcptTo[0]?.address ?? '', address);
        this.take(stream, token).then((failure) => done(failure), (err: unknown) => done(this.later(err))); // prettier-ignore
      },
    });
  }

  private async isKnown(token: string | null): Promise<boolean> {
    return token !== null && (await this.communications.byReturnToken(token)) !== null;
  }

  private async take(stream: SMTPServerDataStream, token: string | null): Promise<Error | null> {
    const raw = await beginningOf(stream);
    if (stream.sizeExceeded) return reply('tooLarge');
    const { communication, became } = await this.reports.take({ raw, ...(token !== null && { token }) });
    this.log.debug({ communication, became }, 'a report came in');
    return null;
  }

  /** Whoever has the report keeps it and comes again. */
  private later(err: unknown): Error {
    this.log.warn({ err }, 'a report could not be taken');
    return reply('later');
  }
}

/** All of it is read, whatever its size, since the other side says its next word only then. */
async function beginningOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= maxBytes) parts.push(part);
  }
  return Buffer.concat(parts);
}

function reply(kind: keyof typeof replies): Error {
  const [responseCode, message] = replies[kind];
  return Object.assign(new Error(message), { responseCode });
}
