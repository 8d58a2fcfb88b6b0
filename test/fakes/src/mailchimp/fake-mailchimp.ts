import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { addAccess } from './access.js';
import { Audience, type AudienceSetup } from './audience.js';
import { fail, Problem, problems, tell } from './problem.js';
import { addRoutes } from './routes.js';
import { webhookForm } from './webhook-form.js';
import { Webhooks } from './webhooks.js';

export interface FakeMailchimpOptions extends VendorOptions {
  /** The datacenter that this one is; a key for another is told so. @default 'us21' */
  dc?: string;
  /** @default ['fake-mailchimp-key-us21'] */
  keys?: readonly string[];
  /** What OAuth has given out. @default none */
  accessTokens?: readonly string[];
  /** At once, by all keys and tokens together. @default 10 */
  maxConnections?: number;
  /** @default 'fake' */
  accountId?: string;
  /** @default 'Fake Mailchimp' */
  accountName?: string;
  /** @default one of the id 'audience' */
  audiences?: AudienceSetup[];
}

export interface FakeMailchimp extends Vendor {
  /** Where the API begins: the vendor's url and `/3.0`. */
  readonly api: string;
  readonly audiences: ReadonlyMap<string, Audience>;
  /** An audience of which a test knows that it is there. */
  audience(id?: string): Audience;
  addAudience(setup: AudienceSetup): Audience;
  /** Posts what people and Mailchimp do to members, which is told where a test says so. */
  readonly webhooks: Webhooks;
}

/** Mailchimp's Marketing API 3.0, as far as audiences and their members go, and its webhooks. To try a connection: `GET /3.0/ping`, or `GET /3.0/`. */
export async function startFakeMailchimp(options: FakeMailchimpOptions = {}): Promise<FakeMailchimp> {
  const { dc = 'us21', keys = ['fake-mailchimp-key-us21'], accessTokens = [], maxConnections = 10 } = options;
  const { accountId = 'fake', accountName = 'Fake Mailchimp' } = options;
  const stopping = new AbortController();
  const webhooks = new Webhooks(stopping.signal);
  const audiences = new Map<string, Audience>();
  const addAudience = (setup: AudienceSetup) => {
    const audience = new Audience(setup, (type, member) => webhooks.tell(webhookForm(type, setup.id, member)));
    audiences.set(setup.id, audience);
    return audience;
  };
  (options.audiences ?? [{ id: 'audience' }]).forEach(addAudience);
  const vendor = await startVendor(
    {
      name: 'mailchimp',
      routes: (app) => {
        addAccess(app, { dc, keys, accessTokens, maxConnections });
        addRoutes(app, audiences, { account_id: accountId, account_name: accountName });
        app.setErrorHandler((error, _request, reply) => {
          if (error instanceof Problem) return tell(reply, error);
          throw error;
        });
      },
      // Mailchimp sends no Retry-After, whatever a mood says.
      throttled: (reply) => tell(reply, problems.tooMany(maxConnections)),
      failed: fail,
      malformed: (reply) => tell(reply, problems.unreadable()),
      notFound: (reply) => tell(reply, problems.notFound()),
      state: () => [...audiences.values()].map(({ id, name, members }) => ({ id, name, members: [...members.values()] })), // prettier-ignore
    },
    options,
  );
  return {
    ...vendor,
    api: `${vendor.url}/3.0`,
    audiences,
    addAudience,
    webhooks,
    stop: async () => {
      stopping.abort();
      await webhooks.settled();
      await vendor.stop();
    },
    audience: (id = [...audiences.keys()][0] ?? '') => {
      const audience = audiences.get(id);
      if (!audience) throw new Error(`The fake Mailchimp has no audience '${id}'. Add it first.`);
      return audience;
    },
  };
}
