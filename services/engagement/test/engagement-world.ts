import { randomUUID } from 'node:crypto';
import { MONGO, type RunningService } from '@fanfare/chassis';
import { Bus, serve, type Requests } from '@fanfare/bus';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { asking, startTestServers, StepBench } from '@fanfare/testing';
import type { Connection } from 'mongoose';
import { EngagementModule } from '../src/engagement.module.js';
import { ContactsDeskModule } from './contacts-desk.js';

export interface World {
  /** Two processes of the service, which know nothing of each other. */
  replicas: RunningService[];
  /** Something of one of them. */
  of<T>(replica: number, type: new (...args: never[]) => T): T;
  bench: StepBench;
  requests: Requests;
  db: Connection;
  /** Stores events one after the other, as the gateway does. */
  publish(events: readonly StoredEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** real: NATS, MongoDB, two replicas of the service. fake: the orchestrator, by StepBench; contacts. */
export async function openWorld(): Promise<World> {
  const servers = await startTestServers();
  const start = () => serve(EngagementModule, { name: 'engagement', env: servers.env });
  const contacts = await serve(ContactsDeskModule, { name: 'contacts', env: servers.env });
  const replicas = [await start(), await start()];
  const bench = await StepBench.open(servers.nats.url, 'engagement');
  const client = asking(servers.nats.url);
  return {
    replicas,
    of: (replica, type) => (replicas[replica] as RunningService).app.get(type, { strict: false }),
    bench,
    requests: client.requests,
    db: (replicas[0] as RunningService).app.get<Connection>(MONGO, { strict: false }),
    async publish(events) {
      const bus = contacts.app.get(Bus);
      for (const event of events) {
        await bus.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) });
      }
    },
    async close() {
      await client.close();
      await bench.close();
      await Promise.all(replicas.map((replica) => replica.stop()));
      await contacts.stop();
      await servers.stop();
    },
  };
}

export const fresh = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;
