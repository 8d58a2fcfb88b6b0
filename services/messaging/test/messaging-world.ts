import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Module } from '@nestjs/common';
import type { z } from 'zod';
import { findContacts, getContact, noteConsent, referencesOfContact, saveEmailTemplate, subjects, type ContactSnapshot, type EmailTemplate, type ReplyOf, type StepCommand, type StoredEvent } from '@fanfare/contracts'; // prettier-ignore
import { Answers, Bus, RequestRefused, serve, type Requests } from '@fanfare/bus';
import { MONGO, type RunningService } from '@fanfare/chassis';
import { asking, startTestServers, StepBench } from '@fanfare/testing';
import type { Connection } from 'mongoose';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { serveMessaging } from '../src/serve-messaging.js';

const people = new Map<string, ContactSnapshot>();

/** A contact who exists from now on. */
export function aContact(id: string, given: Partial<ContactSnapshot> = {}): ContactSnapshot {
  const person = { id, type: 'Identified', email: `${id}@example.com`, mobile: null, firstName: 'Ann', lastName: null, tags: [], lists: [], properties: {}, ...given }; // prettier-ignore
  people.set(id, person);
  return person;
}

/** The contact is not there any more. */
export function gone(id: string): void {
  people.delete(id);
}

/** From now on the one is the other: whoever asks for it is told of the other. */
export function merge(loser: string, survivor: string): void {
  const person = people.get(survivor);
  if (person) people.set(loser, person);
}

const meanwhiles = new Map<string, () => Promise<unknown>>();

/** The next time that somebody asks for this contact, this happens before the answer arrives. */
export function whileAskedFor(id: string, act: () => Promise<unknown>): void {
  meanwhiles.set(id, act);
}

/** What contacts was told of what people said. */
export const noted: z.output<(typeof noteConsent)['request']>[] = [];

/** Of whom contacts takes no word. */
export const notNoted = new Set<string>();

@Controller()
class ContactsController {
  @Answers(getContact)
  async get({ id }: z.output<(typeof getContact)['request']>): Promise<ReplyOf<typeof getContact>> {
    const contact = people.get(id) ?? null;
    const act = meanwhiles.get(id);
    meanwhiles.delete(id);
    await act?.();
    return { contact };
  }

  /** By their mobile numbers, one on a page: the only thing that messaging asks for. */
  @Answers(findContacts)
  async find({ filter, after }: z.output<(typeof findContacts)['request']>): Promise<ReplyOf<typeof findContacts>> {
    const { right } = filter as { right: string[] };
    const having = [...people.values()].filter(({ mobile }) => mobile !== null && right.includes(mobile));
    const at = after === undefined ? 0 : having.findIndex(({ id }) => id === after) + 1;
    const page = having.slice(at, at + 1);
    const row = { avatarUrl: null, segments: [], createdAt: 1, updatedAt: 1, lastSeenAt: null };
    return {
      contacts: page.map((person) => ({ ...person, ...row })),
      next: at + 1 < having.length ? (page[0]?.id ?? null) : null,
    };
  }

  @Answers(noteConsent)
  async note(said: z.output<(typeof noteConsent)['request']>): Promise<ReplyOf<typeof noteConsent>> {
    if (notNoted.has(said.contact)) throw new RequestRefused('Conflict', 'This one is not taken.');
    noted.push(said);
    return { known: true };
  }

  @Answers(referencesOfContact)
  async references({
    id,
  }: z.output<(typeof referencesOfContact)['request']>): Promise<ReplyOf<typeof referencesOfContact>> {
    const present = people.get(id)?.id;
    const known = present === undefined ? [] : [...people].filter(([, person]) => person.id === present);
    return { references: [...new Set([...(present === undefined ? [] : [present]), ...known.map(([each]) => each)])].map((each) => ({ id: each })) }; // prettier-ignore
  }
}
@Module({ controllers: [ContactsController] })
class ContactsModule {}

interface ReceivedMail {
  from: string;
  to: string[];
  text: string;
  /** Which reports the sender wants (RFC 3461), and by which name of the mail. */
  wanted: { reports: string[]; envelopeId: string | null };
}

export interface World {
  service: RunningService;
  requests: Requests;
  bench: StepBench;
  db: Connection;
  mails: ReceivedMail[];
  /** What the mail server does with a message instead of taking it; once. */
  instead(act: (stream: SMTPServerDataStream) => void): void;
  /** Hangs up on everybody who is connected to the mail server. */
  cutConnections(): void;
  /** What it answers to an address, where that is no yes. */
  answers: Map<string, number>;
  mailTo(address: string): ReceivedMail[];
  aTemplate(given?: Partial<EmailTemplate>): Promise<string>;
  natsUrl: string;
  /** Stores an event, as the gateway does. */
  publish(event: StoredEvent): Promise<void>;
  /** As if the service had gone down between doing a step and answering it: claimed, the claim expired, nothing recorded. */
  unanswered(command: StepCommand): Promise<void>;
  /** Another process of the service, which takes over when the first one is stopped. */
  startAnother(): Promise<RunningService>;
  close(): Promise<void>;
}

const linkKey = 'a-key-for-links-of-more-than-32-characters';

/** real: NATS, MongoDB, SMTP, the service. fake: contacts, where everybody is whom `aContact` names; the orchestrator. */
export async function openWorld(env: NodeJS.ProcessEnv = {}): Promise<World> {
  const servers = await startTestServers();
  const mails: ReceivedMail[] = [];
  const answers = new Map<string, number>();
  let instead: ((stream: SMTPServerDataStream) => void) | null = null;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideDSN: false,
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = answers.get(address);
      done(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
    onData: (stream, { envelope }, done) => {
      const act = instead;
      instead = null;
      if (act) return act(stream);
      void text(stream).then((mail) => {
        mails.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          text: mail,
          wanted: { reports: envelope.rcptTo[0]?.dsn?.notify ?? [], envelopeId: envelope.dsn?.envid ?? null },
        });
        done();
      });
    },
  });
  const sockets = new Set<Socket>();
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const contacts = await serve(ContactsModule, { name: 'contacts', env: servers.env });
  const settings = {
    ...servers.env,
    MESSAGING_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MESSAGING_FROM: 'fanfare@example.com',
    MESSAGING_LINK_KEYS: linkKey,
    MESSAGING_PUBLIC_URL: 'https://mail.example.com',
    ...env,
  };
  const service = await serveMessaging(settings);
  const others: RunningService[] = [];
  const bench = await StepBench.open(servers.nats.url, 'messaging');
  const client = asking(servers.nats.url);
  let templates = 0;
  return {
    service,
    bench,
    requests: client.requests,
    db: service.app.get<Connection>(MONGO, { strict: false }),
    mails,
    answers,
    natsUrl: servers.nats.url,
    async publish(event) {
      const line = JSON.stringify(event);
      await contacts.app.get(Bus).publish(subjects.event(event.workspaceId, event.type), { head: line });
    },
    async unanswered({ stepId }) {
      const claimed = { state: 'started', until: 1, outcome: null };
      await service.app
        .get<Connection>(MONGO, { strict: false })
        .collection<{ _id: string }>('ledger')
        .updateOne({ _id: stepId }, { $set: claimed });
    },
    async startAnother() {
      const other = await serveMessaging(settings);
      others.push(other);
      return other;
    },
    cutConnections: () => sockets.forEach((socket) => socket.destroy()),
    instead: (act) => (instead = act),
    mailTo: (address) => mails.filter(({ to }) => to.includes(address)),
    async aTemplate(given = {}) {
      const id = given.id ?? `welcome-${++templates}`;
      const body =
        '<p>Hi {{ contact.firstName }}, seat {{ variables.seat }}</p><a href="{{ variables.unsubscribeUrl }}">Stop</a>';
      await client.requests.ask(saveEmailTemplate, { workspace: 'acme', id, name: 'Welcome', subject: 'Welcome {{ contact.firstName }}', format: 'html', body, ...given }); // prettier-ignore
      return id;
    },
    async close() {
      await client.close();
      await bench.close();
      await service.stop();
      for (const other of others) await other.stop();
      await contacts.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await servers.stop();
    },
  };
}
