import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { inboundForm } from './inbound-form.js';
import { addMessageRoutes, type Parts } from './message-routes.js';
import type { DeliveryError, Message } from './message.js';
import { OptOuts } from './opt-outs.js';
import { Outbox } from './outbox.js';
import { Webhooks, type WebhookCall } from './webhooks.js';
import { words } from './words.js';

export interface FakeTwilioOptions extends VendorOptions {
  /** @default 'AC' and 32 zeros */
  accountSid?: string;
  /** The password of the account, and the key of its signatures. @default 'auth-token' */
  authToken?: string;
  /** An API key, which authenticates but does not sign. @default none */
  apiKey?: { sid: string; secret: string };
  /** The numbers of the account. @default ['+15005550006'] */
  numbers?: string[];
  /** Messaging services, each with all the numbers. @default 'MG' and 32 zeros */
  services?: string[];
  /** Where inbound messages are posted; can be told later by `receiveAt`. @default nowhere */
  inboundUrl?: string;
  /** Between two statuses of a message. @default 5 */
  stepMs?: number;
}

/** A Twilio account that is up. */
export interface FakeTwilio extends Vendor {
  /** Every message that was accepted, oldest first, as it stands now. */
  messages(): Message[];
  /** Every form that was posted to a webhook, with its answer. */
  webhookCalls(): WebhookCall[];
  /** Messages to this number end as undelivered. @default errorCode 30003 */
  cannotReach(number: string, errorCode?: DeliveryError): void;
  /** Messages to this number are refused as 21614. */
  cannotText(number: string): void;
  receiveAt(inboundUrl: string): void;
  /** Someone writes to one of the numbers; STOP and START are acted upon. What the webhook answered; null without one. */
  receive(message: { from: string; body: string; to?: string }): Promise<WebhookCall | null>;
  /** Resolves when every message has its last status, and its callbacks are answered. */
  settled(): Promise<void>;
}

/** Starts a fake of Twilio's Messages resource and of its webhooks, as vendors.md 4.6 tells them. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const { accountSid = `AC${'0'.repeat(32)}`, authToken = 'auth-token', apiKey, stepMs = 5 } = options;
  const { numbers = ['+15005550006'], services = [`MG${'0'.repeat(32)}`] } = options;
  let { inboundUrl } = options;
  const stopping = new AbortController();
  const webhooks = new Webhooks(authToken, stopping.signal);
  const outbox = new Outbox(webhooks, { accountSid, stepMs, stopped: stopping.signal });
  const optOuts = new OptOuts();
  const landlines = new Set<string>();
  const credentials = [`${accountSid}:${authToken}`, ...(apiKey ? [`${apiKey.sid}:${apiKey.secret}`] : [])];
  const parts: Parts = { accountSid, credentials, numbers, services, landlines, optOuts, outbox };
  const state = () => ({ messages: outbox.messages, webhookCalls: webhooks.calls });
  const vendor = await startVendor({ ...words, routes: (app) => addMessageRoutes(app, parts), state }, options);
  return {
    ...vendor,
    messages: () => [...outbox.messages],
    webhookCalls: () => [...webhooks.calls],
    cannotReach: (number, errorCode = 30003) => void outbox.unreachable.set(number, errorCode),
    cannotText: (number) => void landlines.add(number),
    receiveAt: (url) => void (inboundUrl = url),
    receive: async ({ from, body, to = numbers[0] ?? '' }) => {
      optOuts.hear(from, to, body);
      if (inboundUrl === undefined) return null;
      return webhooks.post(inboundUrl, inboundForm({ accountSid, from, to, body }));
    },
    settled: () => outbox.settled(),
    stop: async () => {
      stopping.abort();
      await vendor.stop();
      await outbox.settled();
    },
  };
}
