// real: NATS with leases of three seconds, MongoDB, two replicas as processes, one frozen and then killed, HTTP. fake: Mailchimp
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buckets, type StepCommand } from '@fanfare/contracts';
import { startFakeMailchimp, type FakeMailchimp } from '@fanfare/fakes';
import { startServiceProcess, type ServiceProcess } from '@fanfare/system';
import {
  aCommand,
  connectApp,
  eventually,
  shortenBucket,
  startTestServers,
  StepBench,
  type TestServers,
} from '@fanfare/testing';

const leaseMs = 3_000;
const name = 'connector-mailchimp';
/** Two connected apps, by two keys of one account. */
const keys = { first: 'key-1-us21', second: 'key-2-us21' };
let servers: TestServers;
let mailchimp: FakeMailchimp;
let replicas: ServiceProcess[] = [];
let steps: StepBench;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-frozen-'));
  [servers, mailchimp] = await Promise.all([startTestServers(), startFakeMailchimp({ keys: Object.values(keys), audiences: [{ id: 'fans' }] })]); // prettier-ignore
  const env = { ...(servers.env as Record<string, string>), HTTP_ALLOW_HOSTS: '127.0.0.1:*', SLOT_LEASE_MS: String(leaseMs) }; // prettier-ignore
  const main = join(import.meta.dirname, '../dist/main.js');
  replicas = await Promise.all(['a', 'b'].map((log) => startServiceProcess({ name, main, env, logPath: join(dir, log) }))); // prettier-ignore
  await shortenBucket(servers.nats.url, buckets.slots, leaseMs);
  steps = await StepBench.open(servers.nats.url, name);
  for (const [workspace, apiKey] of Object.entries(keys)) await connectApp(servers.nats.url, { connector: name, workspace, settings: { endpoint: mailchimp.url }, secrets: { apiKey } }); // prettier-ignore
});
afterAll(async () => {
  signal(0, 'SIGCONT');
  await steps.close();
  await Promise.all(replicas.map((replica) => replica.stop()));
  await mailchimp.stop();
  await servers.stop();
  await rm(dir, { recursive: true });
});

const signal = (replica: number, what: NodeJS.Signals) => process.kill(replicas[replica]?.pid ?? 0, what);
let made = 0;
/** A step of two calls, one after the other: who wakes up between them has no right to the second. */
function upsert(workspace: string): StepCommand {
  const email = `p${made++}@x.io`;
  mailchimp.audience().add(email);
  return aCommand('MailchimpUpsert', { workspace, input: { audience: 'fans', email, resubscribe: 'yes' } });
}
/** Steps of both apps, in messages of ten; their exits, once all are done. */
async function load(messages: number): Promise<string[]> {
  const sent = Object.keys(keys).flatMap((workspace) =>
    Array.from({ length: messages }, () => steps.runAll(Array.from({ length: 10 }, () => upsert(workspace)))),
  );
  return (await Promise.all(sent)).flat().map(({ outcome }) => outcome.exit);
}
const busy = () => eventually(() => expect(mailchimp.journal.inHand).toBeGreaterThan(4), { everyMs: 5 });
const waited = (ms: number, since: number) => eventually(() => expect(Date.now() - since).toBeGreaterThan(ms));

it('an account never has an eleventh call out, though a replica is frozen for longer than its leases, wakes up, and is killed', async () => {
  for (const workspace of Object.keys(keys)) await eventually(async () => expect((await steps.run(upsert(workspace))).outcome.exit).toBe('Success')); // prettier-ignore
  mailchimp.journal.clear();
  mailchimp.misbehave({ kind: 'slow', ms: 100 });

  const before = load(6);
  await busy();
  signal(0, 'SIGSTOP');
  await waited(leaseMs + 1_000, Date.now());
  const meanwhile = load(6);
  await busy();
  signal(0, 'SIGCONT');
  const after = load(6);
  await busy();
  await replicas[0]?.kill();
  await replicas[0]?.restart();
  const last = load(3);

  const exits = (await Promise.all([before, meanwhile, after, last])).flat();
  expect(exits).toEqual(Array.from({ length: 420 }, () => 'Success'));
  expect(mailchimp.journal.mostInHand).toBeLessThanOrEqual(10);
  expect(mailchimp.journal.exchanges.filter(({ status }) => status === 429)).toEqual([]);
}, 120_000);
