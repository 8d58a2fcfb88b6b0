import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import {
  saveSmsTemplate,
  setConsent,
  stepWaiting,
  streams,
  type JsonObject,
  type SmsTemplate,
  type StepCommand,
} from '@fanfare/contracts';
import { startFakeTwilio, type FakeTwilio } from '@fanfare/fakes';
import { aCommand, anEvent, connectApp, eventually, itemsIn, type Answer } from '@fanfare/testing';
import { aContact, openWorld, type World } from './messaging-world.js';

export interface SmsWorld extends World {
  twilio: FakeTwilio;
  accountSid: string;
  /** What Twilio has posted to the hook. */
  posted: { query: Record<string, string>; form: Record<string, string> }[];
  /** What is posted to the hook from now on waits for `deliver`, until `letGo`. */
  hold(): void;
  letGo(): void;
  held(): SmsWorld['posted'];
  /** Has the gateway's event of something that was posted come, as it is or as it would be without a signature. */
  deliver(one: SmsWorld['posted'][number], given?: { protection?: 'signature' | 'none'; at?: number }): Promise<void>;
  /** Resolves when every event of the hook has been taken. */
  taken(): Promise<void>;
  /** Undefined: without what the account usually has. */
  connect(settings?: Given, secrets?: Given, id?: string, workspace?: string): Promise<void>;
  /** Somebody with a number who agreed to every text message. */
  somebody(given?: { mobile?: string | null; agrees?: boolean }): Promise<{ id: string; mobile: string }>;
  aText(given?: Partial<SmsTemplate>): Promise<string>;
  stepFor(contactId: string | null, input: JsonObject, given?: Partial<StepCommand>): StepCommand;
  send(contactId: string | null, input?: JsonObject, given?: Partial<StepCommand>): Promise<Answer>;
  textsTo(number: string): string[];
  /** Steps that are said to wait. */
  waiting(): Promise<string[]>;
}

type Given = Partial<Record<string, string>>;

let made = 0;

/** As `openWorld`, with an account at a fake of Twilio, and a gateway that makes events of what that posts. */
export async function openSmsWorld(): Promise<SmsWorld> {
  const world = await openWorld({ HTTP_ALLOW_HOSTS: '127.0.0.1:*', PROBE_FIRST_MS: '200', PROBE_LONGEST_MS: '500' });
  const twilio = await startFakeTwilio({
    apiKey: { sid: 'SK1', secret: 'key-secret' },
    numbers: ['+15005550006', '+15005550007'],
  });
  const nc = await connect({ servers: world.natsUrl });
  const posted: SmsWorld['posted'] = [];
  let isHeld = false;
  let heldFrom = 0;
  const deliver: SmsWorld['deliver'] = async ({ form, query }, { protection = 'signature', at = Date.now() } = {}) =>
    world.publish(
      anEvent({
        type: 'Webhook.Received',
        acceptedAt: at,
        data: form,
        hook: { id: 'twilio', title: 'Twilio', kind: 'twilio', protection, headers: {}, query },
      }),
    );
  const gateway = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { searchParams } = new URL(request.url ?? '', 'http://gateway');
      const one = { form: Object.fromEntries(new URLSearchParams(body)), query: Object.fromEntries(searchParams) };
      posted.push(one);
      if (!isHeld) await deliver(one);
      response.end('<Response/>');
    });
  });
  await new Promise<void>((up) => gateway.listen(0, '127.0.0.1', up));
  const callbackUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/v1/hooks/token`;
  twilio.receiveAt(callbackUrl);
  const accountSid = `AC${'0'.repeat(32)}`;
  const open: SmsWorld = {
    ...world,
    twilio,
    accountSid,
    posted,
    hold: () => {
      isHeld = true;
      heldFrom = posted.length;
    },
    letGo: () => void (isHeld = false),
    held: () => posted.slice(heldFrom),
    deliver,
    async taken() {
      const jsm = await jetstreamManager(nc);
      await eventually(async () => {
        const { num_pending, num_ack_pending } = await jsm.consumers.info(streams.events.name, 'messaging-hooks');
        expect(num_pending + num_ack_pending).toBe(0);
      });
    },
    async connect(settings = {}, secrets = {}, id = 'main', workspace = 'acme') {
      await connectApp(world.natsUrl, {
        connector: 'messaging',
        workspace,
        id,
        settings: { accountSid, from: '+15005550006', endpoint: twilio.url, ...settings },
        secrets: { authToken: 'auth-token', callbackUrl, ...secrets },
      });
    },
    async somebody({ mobile, agrees = true } = {}) {
      const id = `person-${++made}`;
      const number = mobile ?? `+1415555${String(1_000 + made)}`;
      aContact(id, { mobile: mobile === null ? null : number });
      const state = agrees ? 'subscribed' : 'unsubscribed';
      await world.requests.ask(setConsent, { workspace: 'acme', contact: id, channel: 'sms', group: '*', state, at: Date.now() - 60_000 }); // prettier-ignore
      return { id, mobile: number };
    },
    async aText(given = {}) {
      const id = given.id ?? `text-${++made}`;
      await world.requests.ask(saveSmsTemplate, { workspace: 'acme', id, name: 'Text', text: 'Hi {{ contact.firstName }}, seat {{ variables.seat }}', ...given }); // prettier-ignore
      return id;
    },
    stepFor: (contactId, input, given = {}) => aCommand('ContactSmsSend', { contactId, input, ...given }),
    send: (contactId, input = { message: 'Hello' }, given = {}) =>
      world.bench.run(aCommand('ContactSmsSend', { contactId, input, ...given })),
    textsTo: (number) => twilio.messages().flatMap(({ to, body }) => (to === number ? [body] : [])),
    async waiting() {
      const lines = await itemsIn(world.natsUrl, streams.history.name);
      return [...new Set(lines.map((line) => stepWaiting.parse(JSON.parse(line)).run))];
    },
    async close() {
      await twilio.stop();
      await nc.close();
      await world.close();
      gateway.closeAllConnections();
      gateway.close();
    },
  };
  await open.connect();
  await eventually(async () => {
    const { outcome } = await open.send(null, { message: 'x' });
    if (outcome?.error?.code === 'AppNotConnected') throw new Error('the account is not known yet');
  });
  return open;
}
