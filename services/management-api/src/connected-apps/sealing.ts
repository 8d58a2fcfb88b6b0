import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { appBinding, type ConnectedApp, type JsonObject } from '@fanfare/contracts';
import { CannotOpen } from '@fanfare/secrets';
import { ProblemError } from '../http/problem-error.js';
import { Secrets } from '../secrets/secrets.js';
import { hintsOf } from './app-settings.js';
import { Connections } from './connections.js';

type Ref = Pick<ConnectedApp, 'connector' | 'workspace' | 'id'>;

/** Seals secrets, and wraps those anew that an older master key sealed. It opens them only to replace some of them. */
@Injectable()
export class Sealing implements OnApplicationBootstrap {
  constructor(
    private readonly secrets: Secrets,
    private readonly connections: Connections,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const old = this.connections.all().filter(({ secrets }) => this.secrets.isOld(secrets));
    await this.secrets.renewAll('app', old, ({ workspace, id }) =>
      this.connections.change(workspace, id, (app) => ({
        ...app,
        secrets: this.secrets.renewed(app.secrets, appBinding(app)),
      })),
    );
  }

  /** The sealed part of an app. Throws Conflict when there is no master key to seal with. */
  seal(ref: Ref, secrets: JsonObject): Pick<ConnectedApp, 'secrets' | 'hints'> {
    return { secrets: this.secrets.seal(JSON.stringify(secrets), appBinding(ref)), hints: hintsOf(secrets) };
  }

  /** The secrets of an app with some of them replaced. Throws Conflict when the others cannot be opened. */
  replace(app: ConnectedApp, secrets: JsonObject): Pick<ConnectedApp, 'secrets' | 'hints'> {
    if (Object.keys(secrets).length === 0) return { secrets: app.secrets, hints: app.hints };
    const merged = { ...this.open(app), ...secrets };
    return this.seal(app, merged);
  }

  private open(app: ConnectedApp): JsonObject {
    try {
      return JSON.parse(this.secrets.open(app.secrets, appBinding(app))) as JsonObject;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      throw new ProblemError(409, 'Conflict', `The other secrets of ${app.id} cannot be opened: ${error.message} Give all of them.`); // prettier-ignore
    }
  }
}
