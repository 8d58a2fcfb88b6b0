// real: NATS, MongoDB, the service as processes of its own, which kill themselves by SIGKILL. fake: contacts; the orchestrator, by StepBench
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serve } from '@fanfare/bus';
import { asking, eventually, startTestServers, StepBench, type TestServers } from '@fanfare/testing';
import mongoose from 'mongoose';
import { ContactsDeskModule } from './contacts-desk.js';
import { kinds, type Deed, type Kind, type Tools } from './deeds.js';
import { startArmed, type Armed } from './mortal.js';
import { fresh } from './rewards-world.js';

let servers: TestServers;
let client: ReturnType<typeof asking>;
let tools: Tools;
let dir: string;
let alive: Armed;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-rewards-'));
  servers = await startTestServers();
  client = asking(servers.nats.url);
  const dbName = `${servers.env['MONGODB_PREFIX']}_rewards`;
  tools = {
    bench: await StepBench.open(servers.nats.url, 'rewards'),
    requests: client.requests,
    db: await mongoose.createConnection(servers.mongo.url, { dbName }).asPromise(),
    contacts: await serve(ContactsDeskModule, { name: 'contacts', env: servers.env }),
  };
  alive = await startArmed(servers.env, dir, null);
});
afterAll(async () => {
  await alive.stop();
  await tools.contacts.stop();
  await tools.db.close();
  await tools.bench.close();
  await client.close();
  await servers.stop();
  await rm(dir, { recursive: true });
});

it.each(Object.entries(kinds))(
  '%s: right whichever of its writes the process is killed at, and at each it was',
  async (_, kind) => {
    const { writes } = await does(kind, null);
    expect([...writes].toSorted()).toEqual(kind.writes.toSorted());
    const killedAt = new Set<string>();
    for (const write of kind.writes) killedAt.add((await does(kind, write)).diedAt ?? 'nothing');
    expect([...killedAt].toSorted()).toEqual(kind.writes.toSorted());
  },
  240_000,
);

/** Does a deed of a kind and sees that it holds, with a process that is killed at one of its writes, or lives and says what it writes. */
async function does(kind: Kind, write: string | null): Promise<{ writes: Set<string>; diedAt: string | null }> {
  const name = fresh('about');
  const deed = await kind.prepare(tools, name);
  const when = {
    about: deed.about ?? name,
    when: 'after',
    ...(write === null ? { nth: null } : { nth: 1, write }),
  } as const;
  if (kind.byTime) {
    await alive.stop();
    alive = await startArmed(servers.env, dir, when);
  } else alive.arm(when);
  const acting = done(deed);
  if (write !== null) await eventually(() => expect(alive.diedAt()).not.toBeNull());
  const killed = alive;
  if (write !== null) {
    await killed.stop();
    alive = await startArmed(servers.env, dir, null);
  }
  await acting;
  await done(deed);
  return { writes: killed.written(), diedAt: killed.diedAt() };
}

/** Nobody may be there yet to do it, or the news still on its way. */
async function done({ act, holds }: Deed): Promise<void> {
  await eventually(act);
  await eventually(holds);
}
