import { Injectable } from '@nestjs/common';
import { testApp, type ConnectedApp, type JsonObject, type ReplyOf } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { Catalogue } from '../catalogue/catalogue.js';
import { invalid, ProblemError } from '../http/problem-error.js';
import { AppSettings } from './app-settings.js';
import { Connections } from './connections.js';
import { Sealing } from './sealing.js';

/** Longer than a connector waits for its vendor. */
const patienceMs = 20_000;

interface Candidate {
  workspace: string;
  id: string;
  connector: string;
  title?: string | undefined;
  settings: JsonObject;
}

interface Change {
  title?: string | undefined;
  settings?: JsonObject | undefined;
  untested: boolean;
}

/** Connects accounts: their settings checked, their secrets sealed, and tried before anything depends on them. */
@Injectable()
export class Connecting {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly connections: Connections,
    private readonly sealing: Sealing,
    private readonly requests: Requests,
  ) {}

  async connect({ untested, ...candidate }: Candidate & { untested: boolean }): Promise<ConnectedApp> {
    const app = this.appOf(candidate);
    if (!untested) await this.mustWork(app);
    await this.connections.add(app);
    return app;
  }

  try(candidate: Candidate): Promise<ReplyOf<ReturnType<typeof testApp>>> {
    return this.test(this.appOf(candidate));
  }

  /** Has its connector make a harmless call. The secrets stay sealed on the way. */
  test(app: ConnectedApp): Promise<ReplyOf<ReturnType<typeof testApp>>> {
    return this.requests.ask(testApp(app.connector), { app }, patienceMs);
  }

  async change(workspace: string, id: string, { title, settings = {}, untested }: Change): Promise<ConnectedApp> {
    const changed = (app: ConnectedApp): ConnectedApp => {
      const known = this.settingsOf(app.connector);
      refuse(known.problemsOfChange(app, settings));
      const { plain, secrets } = known.split(settings);
      return { ...app, title: title ?? app.title, settings: { ...app.settings, ...plain }, ...this.sealing.replace(app, secrets), updatedAt: Date.now() }; // prettier-ignore
    };
    const isOther = Object.keys(settings).length > 0;
    if (isOther && !untested) await this.mustWork(changed(this.connections.get(workspace, id)));
    return this.connections.change(workspace, id, changed);
  }

  private appOf({ workspace, id, connector, title = id, settings }: Candidate): ConnectedApp {
    const known = this.settingsOf(connector);
    refuse(known.problems(settings));
    const { plain, secrets } = known.split(settings);
    const ref = { workspace, id, connector };
    const now = Date.now();
    return { ...ref, title, settings: plain, ...this.sealing.seal(ref, secrets), held: false, createdAt: now, updatedAt: now }; // prettier-ignore
  }

  private settingsOf(connector: string): AppSettings {
    const { app } = this.catalogue.service(connector) ?? {};
    if (app) return new AppSettings(app.settings);
    throw invalid([{ path: 'connector', message: 'there is no such connector, or it has nothing to connect; GET /v1/catalogue/connectors lists them' }]); // prettier-ignore
  }

  private async mustWork(app: ConnectedApp): Promise<void> {
    const verdict = await this.test(app);
    if (verdict.ok) return;
    throw new ProblemError(422, 'ConnectionFailed', `The account could not be used: ${verdict.reason}`);
  }
}

function refuse(problems: ReturnType<AppSettings['problems']>): void {
  if (problems.length > 0) throw invalid(problems);
}
