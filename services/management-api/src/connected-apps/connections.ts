import { Injectable, type OnModuleInit } from '@nestjs/common';
import { appKey, buckets, connectedApp, type ConnectedApp } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { notFound, ProblemError } from '../http/problem-error.js';

interface Known {
  app: ConnectedApp;
  revision: number;
}

/** The connected apps: the bucket is the truth, and connectors watch it. */
@Injectable()
export class Connections implements OnModuleInit {
  private readonly known = new Map<string, Known>();

  constructor(private readonly values: KeyValue) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.connections, '', connectedApp, (change) => {
      if (change.value === null) this.known.delete(change.key);
      else this.learn(change.value, change.revision);
    });
  }

  list(workspace: string): ConnectedApp[] {
    const own = [...this.known.values()].flatMap(({ app }) => (app.workspace === workspace ? [app] : []));
    return own.sort((a, b) => a.id.localeCompare(b.id));
  }

  all(): ConnectedApp[] {
    return [...this.known.values()].map(({ app }) => app);
  }

  /** Throws NotFound. */
  get(workspace: string, id: string): ConnectedApp {
    const app = this.list(workspace).find((one) => one.id === id);
    if (!app) throw notFound('connected app');
    return app;
  }

  async add(app: ConnectedApp): Promise<void> {
    const taken = this.list(app.workspace).some(({ id }) => id === app.id);
    const revision = taken ? false : await this.values.create(buckets.connections, appKey(app), app);
    if (revision === false) {
      throw new ProblemError(409, 'Conflict', `There is a connected app ${app.id} already.`, {
        errors: [{ path: 'id', message: 'choose another id' }],
      });
    }
    this.learn(app, revision);
  }

  /** Changes an app by a function of what it is; done again when somebody else's change came between. Throws NotFound. */
  async change(workspace: string, id: string, decide: (app: ConnectedApp) => ConnectedApp): Promise<ConnectedApp> {
    const key = appKey(this.get(workspace, id));
    const changed = await this.values.change(buckets.connections, key, connectedApp, decide);
    if (!changed) throw notFound('connected app');
    this.learn(changed.value, changed.revision);
    return changed.value;
  }

  async remove(workspace: string, id: string): Promise<void> {
    const key = appKey(this.get(workspace, id));
    await this.values.delete(buckets.connections, key);
    this.known.delete(key);
  }

  private learn(app: ConnectedApp, revision: number): void {
    const key = appKey(app);
    // What we wrote ourselves is known before the watch tells of what was before it.
    if ((this.known.get(key)?.revision ?? 0) <= revision) this.known.set(key, { app, revision });
  }
}
