import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { CONFIG, Shutdown, Unavailable } from '@fanfare/chassis';
import { mailFailure } from './mail-failure.js';
import type { MessagingConfig } from './messaging.config.js';
import { returnPathOf } from './reports/return-path.js';

export interface Mail {
  /** What makes it this mail: the same again has the same Message-ID, and mailboxes show it once. */
  id: string;
  to: readonly string[];
  subject: string;
  text: string;
}

/** A mail to one person. */
export interface Letter extends Omit<Mail, 'to'> {
  to: string;
  html?: string;
  /** The sender's name; the address is the service's. */
  fromName?: string | null;
  replyTo?: string | null;
  headers?: Record<string, string>;
  /** By which reports about it are known; without it none are asked for. */
  returnToken?: string | null;
}

/** What became of the mail to each of its recipients; `later` are those for whom the server wants to be asked again. */
export interface Delivered {
  sent: string[];
  refused: string[];
  later: string[];
}

/** What became of a letter. `cause`: why it was not sent. */
export interface Posted {
  came: keyof Delivered | 'server away' | 'nobody knows';
  messageId: string;
  cause?: unknown;
}

/** The mail server takes no mail of ours until somebody changes the configuration. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

/** Hands mail to the mail server. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;

  constructor(
    @Inject(CONFIG) private readonly config: MessagingConfig,
    shutdown: Shutdown,
  ) {
    const { MESSAGING_SMTP_URL: url } = config;
    this.transport = url === undefined ? null : createTransport({ url, ...limits, pool: true, maxConnections: 4 });
    shutdown.close('mail server', async () => this.transport?.close());
  }

  /** Throws Misconfigured, or Unavailable when the server is away and nobody has got anything yet. */
  async send({ to, ...mail }: Mail): Promise<Delivered> {
    const delivered: Delivered = { sent: [], refused: [], later: [] };
    // One mail for each: the addresses of the others are nobody's business, and a refused one spoils nothing.
    for (const [index, one] of to.entries()) {
      const { came, cause } = await this.post({ ...mail, to: one });
      if (came !== 'server away' && came !== 'nobody knows') delivered[came].push(one);
      else if (index === 0) throw new Unavailable('The mail server did not take the message', { cause });
      // Nobody gets the mail twice because the server went away in the middle.
      else return { ...delivered, later: [...delivered.later, ...to.slice(index)] };
    }
    return delivered;
  }

  /** The Message-ID that the mail of an id has, whenever it is sent. */
  messageIdOf(id: string): string {
    return `<${hash('sha256', id, 'hex').slice(0, 32)}@${this.config.MESSAGING_FROM.split('@')[1]}>`;
  }

  /** Throws Misconfigured. */
  async post({ id, to, subject, text, html, fromName, replyTo, headers = {}, returnToken }: Letter): Promise<Posted> {
    if (!this.transport) throw new Misconfigured('No mail server is configured: set MESSAGING_SMTP_URL.');
    const address = this.config.MESSAGING_FROM;
    const from = fromName ? { name: fromName, address } : address;
    const messageId = this.messageIdOf(id);
    const more = { ...(html !== undefined && { html }), ...(replyTo && { replyTo }), headers };
    const reported = returnToken ? this.reported(to, returnToken) : {};
    try {
      await this.transport.sendMail({ from, to, subject, text, messageId, ...more, ...reported });
      return { came: 'sent', messageId };
    } catch (cause) {
      const failure = mailFailure(cause);
      switch (failure) {
        case 'recipient refused':
          return { came: 'refused', messageId, cause };
        case 'recipient later':
          return { came: 'later', messageId, cause };
        case 'server away':
        case 'nobody knows':
          return { came: failure, messageId, cause };
        case 'sender refused':
          throw new Misconfigured(`The mail server takes no mail from ${address}: set ${'envelope' in reported ? 'MESSAGING_BOUNCE_ADDRESS' : 'MESSAGING_FROM'} to an address that it lets us send from.`, { cause }); // prettier-ignore
        case 'login refused':
          throw new Misconfigured('The mail server refuses the user and password in MESSAGING_SMTP_URL.', { cause });
        default:
          return failure satisfies never;
      }
    }
  }

  /** The sender of its envelope, to whom reports go, and that they are wanted; servers that know no reports of success leave them out. */
  private reported(to: string, token: string): Pick<SendMailOptions, 'envelope' | 'dsn'> {
    const { MESSAGING_BOUNCE_ADDRESS: address } = this.config;
    if (address === undefined) return {};
    return {
      envelope: { from: returnPathOf(address, token), to },
      dsn: { id: token, return: 'headers', notify: ['success', 'failure', 'delay'] },
    };
  }
}
