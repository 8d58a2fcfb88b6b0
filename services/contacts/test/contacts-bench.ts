import { randomUUID } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import {
  forgetAudit,
  forgetEngagement,
  forgetMessages,
  forgetRewards,
  forgetRuns,
  forgetWaiting,
  resolveContacts,
  subjects,
  type ContactRef,
  type ContactSnapshot,
  type ReplyOf,
  type StoredEvent,
} from '@fanfare/contracts';
import type { Connection } from 'mongoose';
import { Answers, Bus, Nats, serve, type Requests } from '@fanfare/bus';
import { CrashPoint, MONGO } from '@fanfare/chassis';
import { asking, startTestServers, StepBench } from '@fanfare/testing';
import { Collections } from '../src/collections.store.js';
import { Observer } from '../src/behaviour/observer.js';
import { DeletionSweep } from '../src/deletion/deletion-sweep.js';
import { serveContacts } from '../src/serve-contacts.js';
import { GrowthSweep } from '../src/lists/growth-sweep.js';
import { MergeSweep } from '../src/merging/merge-sweep.js';
import { TellingSweep } from '../src/telling/telling-sweep.js';
import { IdentityStore } from '../src/identity/identity.store.js';

/** Whom the services that stand beside this one were asked to forget. */
const forgotten: string[] = [];
/** Whether everything is over that runs about it. */
const runsOfContacts = { areOver: true };
/** Who was asked, in turn. */
const asked: string[] = [];

@Controller()
class Elsewhere {
  @Answers(forgetEngagement)
  async engagement({ contacts }: { contacts: string[] }) {
    asked.push('engagement');
    forgotten.push(...contacts);
    return { entries: 1, gameplays: 1, prizes: 0, records: 0, bonusEntries: 0, achievements: 0 };
  }

  /** A run of each. */
  @Answers(forgetRuns)
  async runs({ contacts }: { contacts: string[] }): Promise<ReplyOf<typeof forgetRuns>> {
    asked.push('runs');
    const forgotten = { runs: 1, failedBranches: 0, deadLetters: 0, evaluations: 0, runJobs: 0 };
    return {
      runs: [`run-of-${contacts[0]}`],
      workflows: ['w'],
      next: null,
      forgotten,
      isSettled: runsOfContacts.areOver,
    };
  }

  @Answers(forgetWaiting)
  async waiting({ runs }: { runs: string[] }) {
    asked.push('orchestrator');
    return { records: runs.length };
  }

  @Answers(forgetRewards)
  async rewards() {
    asked.push('rewards');
    return { cards: 1, coupons: 0, points: 0 };
  }

  @Answers(forgetMessages)
  async messages() {
    asked.push('messaging');
    return { communications: 0, consents: 0, unmailable: 0 };
  }

  @Answers(forgetAudit)
  async audit() {
    asked.push('management-api');
    return { auditEntries: 0 };
  }
}

@Module({ controllers: [Elsewhere] })
class ElsewhereModule {}

/** The service as it runs, on real servers. real: NATS, MongoDB. fake: rewards, engagement, runs and the orchestrator. */
export async function startContacts() {
  const servers = await startTestServers();
  const startElsewhere = () => serve(ElsewhereModule, { name: 'elsewhere', env: servers.env });
  let elsewhere = await startElsewhere();
  const service = await serveContacts(servers.env);
  const bench = await StepBench.open(servers.nats.url, 'contacts');
  const client = asking(servers.nats.url);
  return {
    bench,
    requests: client.requests,
    /** The database, to leave it as a crash would. */
    collections: service.app.get(Collections, { strict: false }),
    /** The driver, to listen to what it is asked. */
    db: service.app.get<Connection>(MONGO, { strict: false }),
    /** Everything that is in the database, as text. */
    async everything(): Promise<string> {
      const { db } = service.app.get<Connection>(MONGO, { strict: false });
      const all = (await db?.collections()) ?? [];
      return JSON.stringify(await Promise.all(all.map((collection) => collection.find({}).toArray())));
    },
    /** Where a rival process can be let in. */
    identities: service.app.get(IdentityStore, { strict: false }),
    natsUrl: servers.nats.url,
    env: servers.env,
    forgotten,
    runsOfContacts,
    asked,
    nats: service.app.get(Nats, { strict: false }),
    /** The services beside this one go away while something is done. */
    async alone(work: () => Promise<void>) {
      await elsewhere.stop();
      await work();
      elsewhere = await startElsewhere();
    },
    /** Where it can be killed. */
    crash: service.app.get(CrashPoint, { strict: false }),
    deletions: service.app.get(DeletionSweep, { strict: false }),
    /** What remembers what events say. */
    observer: service.app.get(Observer, { strict: false }),
    /** Events, as the gateway stores them. */
    async publish(...events: StoredEvent[]) {
      const bus = service.app.get(Bus, { strict: false });
      for (const event of events) await bus.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) }); // prettier-ignore
    },
    /** Segments are gone through now, and not when it is their time. */
    async dueNow() {
      const { db } = service.app.get<Connection>(MONGO, { strict: false });
      await db?.collection('segments').updateMany({}, { $set: { dueAt: 0, workerUntil: 0 } });
    },
    /** An import as if it had been begun earlier. */
    async ageImport(id: string, byMs: number) {
      const { db } = service.app.get<Connection>(MONGO, { strict: false });
      await db?.collection('imports').updateOne({ id }, { $inc: { createdAt: -byMs } });
    },
    /** What counts lists. */
    growth: service.app.get(GrowthSweep, { strict: false }),
    /** What goes on with merges that a crash has left half way. */
    merges: service.app.get(MergeSweep, { strict: false }),
    /** What tells of changes that a crash has left untold. */
    sweep: service.app.get(TellingSweep, { strict: false }),
    async stop() {
      await client.close();
      await bench.close();
      await service.stop();
      await elsewhere.stop();
      await servers.stop();
    },
  };
}

export type Contacts = Awaited<ReturnType<typeof startContacts>>;

/** Resolves one run; a fresh one, now, unless given. */
export async function resolve(
  requests: Requests,
  contact: ContactRef,
  given: { run?: string; at?: number } = {},
): Promise<ContactSnapshot> {
  const start = { run: randomUUID(), workspace: 'acme', at: Date.now(), contact, ...given };
  const { starts } = await requests.ask(resolveContacts, { starts: [start] });
  if (!starts[0]) throw new Error('no answer to the start');
  return starts[0].contact;
}

/** An address nobody else in the spec has. */
export function anEmail(): string {
  return `${randomUUID()}@example.com`;
}
