import { randomBytes } from 'node:crypto';
import type { Hooks } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { startFakeTwilio, type FakeTwilio } from '@fanfare/fakes';
import type { Phones, TextMessage } from '../mailbox/text-message.js';

const hookId = 'demo-twilio';
const sender = '+15005550006';

/** The phones of the demo's people: an account at a fake of Twilio, which tells a hook what becomes of messages. */
export class DemoPhones implements Phones {
  private callbackUrl: string | null = null;

  private constructor(
    private readonly twilio: FakeTwilio,
    private readonly account: { accountSid: string; authToken: string },
  ) {}

  static async start(port: number): Promise<DemoPhones> {
    const account = { accountSid: `AC${randomBytes(16).toString('hex')}`, authToken: randomBytes(16).toString('hex') };
    const twilio = await startFakeTwilio({ port, ...account, numbers: [sender], stepMs: 200 });
    return new DemoPhones(twilio, account);
  }

  get vendor() {
    const { accountSid, authToken } = this.account;
    const settings: JsonObject = { accountSid, authToken, from: sender, endpoint: this.twilio.url };
    if (this.callbackUrl !== null) settings['callbackUrl'] = this.callbackUrl;
    return { name: 'twilio', connector: 'messaging', vendor: this.twilio, settings };
  }

  /** Opens the hook of the account; one of an earlier start gets another address, and today's token. */
  async hookUp(hooks: Hooks, gateway: string): Promise<void> {
    const isThere = (await hooks.list()).some(({ id }) => id === hookId);
    const protection = { protection: 'signature', secret: this.account.authToken } as const;
    if (isThere) await hooks.change(hookId, protection);
    const { address } = isThere
      ? await hooks.rotateAddress(hookId, {})
      : await hooks.create({ id: hookId, kind: 'twilio', title: 'Twilio of the demo', ...protection });
    if (!address) throw new Error('a hook was opened and nobody said its address');
    this.callbackUrl = gateway + address.path;
    this.twilio.receiveAt(this.callbackUrl);
  }

  messages(): readonly TextMessage[] {
    return this.twilio.messages().map(({ createdAt, from, to, body, status }) => ({ at: createdAt.getTime(), from, to, text: body, status })); // prettier-ignore
  }

  async answer(message: { from: string; to: string; body: string }): Promise<void> {
    await this.twilio.receive(message);
  }
}
