import { randomBytes } from 'node:crypto';
import {
  startFakeBraze,
  startFakeLocalCard,
  startFakeMailchimp,
  startFakeSalesforce,
  startFakeThuzi,
  type Vendor,
} from '@fanfare/fakes';
import type { ConnectedApps } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { portFor } from '../ports.js';

interface DemoVendor {
  vendor: Vendor;
  connector: string;
  settings: JsonObject;
}

/** Ports of the vendors, from here on. */
const firstPort = 4010;

/**
 * The vendors of the demo: as their documentation has them, on this machine, called by the very connectors that call the
 * real ones. `POST <address>/_fake/mood` has one misbehave, `GET <address>/_fake/journal` shows what it was asked.
 */
export class DemoVendors {
  private constructor(private readonly vendors: readonly DemoVendor[]) {}

  static async start(say: (line: string) => void): Promise<DemoVendors> {
    const started: DemoVendor[] = [];
    for (const [i, [connector, start]] of Object.entries(starts).entries()) {
      const port = await portFor(`${connector} of the demo`, firstPort + i, say);
      started.push({ connector, ...(await start(port)) });
    }
    return new DemoVendors(started);
  }

  /** `host:port` of each. */
  get hosts(): string[] {
    return this.vendors.map(({ vendor }) => new URL(vendor.url).host);
  }

  /** What people may want to look at: vendor and address. */
  get addresses(): [string, string][] {
    return this.vendors.map(({ connector, vendor }) => [connector, vendor.url]);
  }

  /** Connects an account at each; one of an earlier start gets today's address and secrets. */
  async connect(apps: ConnectedApps): Promise<void> {
    const known = new Set((await apps.list()).map(({ id }) => id));
    for (const { connector, settings } of this.vendors) {
      const id = `demo-${connector.replace('connector-', '')}`;
      if (known.has(id)) await apps.change(id, { settings });
      else await apps.connect({ id, connector, title: 'Demo', settings });
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.vendors.map(({ vendor }) => vendor.stop()));
  }
}

type Start = (port: number) => Promise<Omit<DemoVendor, 'connector'>>;
const secret = () => randomBytes(12).toString('hex');

const starts: Record<string, Start> = {
  'connector-salesforce': async (port) => {
    const clientSecret = secret();
    const vendor = await startFakeSalesforce({ port, clientSecret });
    return { vendor, settings: { domain: vendor.url, clientId: 'client-id', clientSecret } };
  },
  'connector-mailchimp': async (port) => {
    const apiKey = `${secret()}-us21`;
    const mergeFields = [{ tag: 'FNAME', name: 'First Name', type: 'text' as const }];
    const vendor = await startFakeMailchimp({ port, keys: [apiKey], audiences: [{ id: 'newsletter', mergeFields }] });
    return { vendor, settings: { apiKey, endpoint: vendor.api } };
  },
  'connector-braze': async (port) => {
    const apiKey = secret();
    const vendor = await startFakeBraze({ port, keys: { [apiKey]: ['users.track'] } });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
  'connector-localcard': async (port) => {
    const apiKey = secret();
    const vendor = await startFakeLocalCard({ port, apiKey });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
  'connector-thuzi': async (port) => {
    const apiKey = secret();
    const vendor = await startFakeThuzi({ port, apiKey, events: [{ id: 'summer-festival' }] });
    return { vendor, settings: { apiKey, endpoint: vendor.url } };
  },
};
