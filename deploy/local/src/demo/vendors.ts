import { randomBytes } from 'node:crypto';
import {
  startFakeBraze,
  startFakeLocalCard,
  startFakeMailchimp,
  startFakeSalesforce,
  startFakeThuzi,
  type Vendor,
} from '@fanfare/fakes';
import type { ConnectedApps, Hooks } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { portFor } from '../ports.js';
import { DemoPhones } from './phones.js';

interface DemoVendor {
  /** What people call it, in one word. */
  name: string;
  vendor: Vendor;
  /** The service that speaks with it. */
  connector: string;
  settings: JsonObject;
}

/** What connecting accounts takes. */
interface Connecting {
  apps: ConnectedApps;
  hooks: Hooks;
  /** Where the gateway is. */
  gateway: string;
}

/** Ports of the vendors, from here on. */
const firstPort = 4010;

/**
 * The vendors of the demo: as their documentation has them, on this machine, called by the very connectors that call the
 * real ones. `POST <address>/_fake/mood` has one misbehave, `GET <address>/_fake/journal` shows what it was asked.
 */
export class DemoVendors {
  private constructor(
    private readonly others: readonly DemoVendor[],
    readonly phones: DemoPhones,
  ) {}

  static async start(say: (line: string) => void): Promise<DemoVendors> {
    const started: DemoVendor[] = [];
    for (const [i, [name, start]] of Object.entries(starts).entries()) {
      const port = await portFor(`${name} of the demo`, firstPort + i, say);
      started.push({ name, connector: `connector-${name}`, ...(await start(port)) });
    }
    const port = await portFor('twilio of the demo', firstPort + started.length, say);
    const phones = await DemoPhones.start(port);
    return new DemoVendors(started, phones);
  }

  private get vendors(): DemoVendor[] {
    return [...this.others, this.phones.vendor];
  }

  /** `host:port` of each. */
  get hosts(): string[] {
    return this.vendors.map(({ vendor }) => new URL(vendor.url).host);
  }

  /** What people may want to look at: vendor and address. */
  get addresses(): [string, string][] {
    return this.vendors.map(({ name, vendor }) => [name, vendor.url]);
  }

  /** Connects an account at each; one of an earlier start gets today's address and secrets. */
  async connect({ apps, hooks, gateway }: Connecting): Promise<void> {
    await this.phones.hookUp(hooks, gateway);
    const known = new Set((await apps.list()).map(({ id }) => id));
    for (const { name, connector, settings } of this.vendors) {
      const id = `demo-${name}`;
      if (known.has(id)) await apps.change(id, { settings });
      else await apps.connect({ id, connector, title: 'Demo', settings });
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.vendors.map(({ vendor }) => vendor.stop()));
  }
}

type Start = (port: number) => Promise<Pick<DemoVendor, 'vendor' | 'settings'>>;
const secret = () => randomBytes(12).toString('hex');

const starts: Record<string, Start> = {
  salesforce: async (port) => {
    const clientSecret = secret();
    const vendor = await startFakeSalesforce({ port, clientSecret });
    return { vendor, settings: { domain: vendor.url, clientId: 'client-id', clientSecret } };
  },
  mailchimp: async (port) => {
    const apiKey = `${secret()}-us21`;
    const mergeFields = [{ tag: 'FNAME', name: 'First Name', type: 'text' as const }];
    const vendor = await startFakeMailchimp({ port, keys: [apiKey], audiences: [{ id: 'newsletter', mergeFields }] });
    return { vendor, settings: { apiKey, endpoint: vendor.api } };
  },
  braze: async (port) => {
    const apiKey = secret();
    const vendor = await startFakeBraze({ port, keys: { [apiKey]: ['users.track'] } });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
  localcard: async (port) => {
    const apiKey = secret();
    const vendor = await startFakeLocalCard({ port, apiKey });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
  thuzi: async (port) => {
    const apiKey = secret();
    const vendor = await startFakeThuzi({ port, apiKey, events: [{ id: 'summer-festival' }] });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
};
