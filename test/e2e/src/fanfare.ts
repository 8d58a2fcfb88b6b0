import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import {
  isFinished,
  type JsonObject,
  type PublishedEvent,
  type RunDocument,
  type RunSummary,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { startSystem, type ServiceChoice, type System, type SystemOptions } from '@fanfare/system';
import { eventually, testMasterKey } from '@fanfare/testing';
import { ApiClient } from './api-client.js';

const root = resolve(import.meta.dirname, '../../..');
const workspace = 'acme';
const key = 'e2e-key';

interface FanfareOptions extends Partial<Pick<SystemOptions, 'syncInterval' | 'env'>> {
  connectors?: ServiceChoice[];
}

/** The whole product on real servers, used through its HTTP interfaces only. */
export class Fanfare {
  private constructor(
    readonly system: System,
    readonly gateway: ApiClient,
    readonly api: ApiClient,
    private readonly dir: string,
  ) {}

  /** `connectors`: those to vendors, which only some tests need. */
  static async start(options: FanfareOptions = {}): Promise<Fanfare> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-e2e-'));
    const system = await startSystem({
      dir,
      root,
      allowGiven: false,
      syncInterval: options.syncInterval ?? '2m',
      masterKeys: testMasterKey,
      env: { LOG_LEVEL: 'warn', ACK_WAIT_MS: '3000', HTTP_ALLOW_HOSTS: '127.0.0.1:*', ...options.env },
      // A test that waits for what a dead process was to do fails long after; this says why.
      onCrash: (name, reason) => console.error(`${name} ended by itself: ${reason}`),
      services: [
        { name: 'trigger-gateway', env: { GATEWAY_KEYS: `${workspace}:${key}` } },
        { name: 'orchestrator' },
        { name: 'contacts' },
        { name: 'rewards' },
        { name: 'engagement' },
        { name: 'connector-http' },
        { name: 'messaging' },
        { name: 'runs' },
        { name: 'management-api', env: { MANAGEMENT_KEYS: `${workspace}:${key}`, ACTIVATION_LEAD_MS: '100' } },
        ...(options.connectors ?? []),
      ],
    });
    const client = (name: string) => new ApiClient(`${system.service(name).url}/v1/workspaces/${workspace}`, key);
    return new Fanfare(system, client('trigger-gateway'), client('management-api'), dir);
  }

  /** What the command line needs to talk to it. */
  get environment(): Record<string, string> {
    const urlOf = (name: string) => this.system.service(name).url;
    return {
      FANFARE_URL: urlOf('management-api'),
      FANFARE_GATEWAY_URL: urlOf('trigger-gateway'),
      FANFARE_KEY: key,
      FANFARE_WORKSPACE: workspace,
    };
  }

  /** Saves and activates a workflow. */
  async activate(id: string, definition: WorkflowDefinition): Promise<void> {
    await this.api.expectOk('PUT', `/workflows/${id}`, { definition });
    await this.api.expectOk('POST', `/workflows/${id}/activate`, {});
  }

  /** Connects an account at a vendor. */
  async connect(connector: string, id: string, settings: JsonObject): Promise<void> {
    // The catalogue is told by a watch: the connector may have announced itself a moment ago.
    await eventually(() => this.api.expectOk('POST', '/connected-apps', { connector, id, settings }));
  }

  async publish(...events: PublishedEvent[]): Promise<void> {
    await this.gateway.expectOk('POST', '/events', events.length === 1 ? events[0] : events);
  }

  async runs(query: Record<string, string>): Promise<RunSummary[]> {
    const { runs } = await this.api.expectOk<{ runs: RunSummary[] }>(
      'GET',
      `/runs?${new URLSearchParams(query).toString()}`,
    );
    return runs;
  }

  /** The one run that an event started, once it has ended. */
  async endedRun(event: string): Promise<RunDocument> {
    const run = await eventually(async () => {
      const found = await this.runs({ event });
      if (found.length !== 1 || !found[0] || !isFinished(found[0].status)) {
        throw new Error(`not one ended run: ${JSON.stringify(found)}`);
      }
      return found[0];
    });
    return this.api.expectOk<RunDocument>('GET', `/runs/${run.id}`);
  }

  /** The folder of all logs. */
  get logs(): string {
    return join(this.dir, 'logs');
  }

  /** The files, of all logs and of what the servers store, that hold a text. */
  async filesWith(text: string): Promise<string[]> {
    const files = await readdir(this.dir, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const found = await Promise.all(paths.map(async (path) => ((await readFile(path)).includes(text) ? [path] : [])));
    return found.flat().map((path) => relative(this.dir, path));
  }

  async stop(): Promise<void> {
    await this.system.stop();
    // For whoever looks into a failure: E2E_LOGS names a folder that gets every service's log.
    const logs = process.env['E2E_LOGS'];
    if (logs) await cp(this.logs, join(logs, basename(this.dir)), { recursive: true });
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** Exits by step of a run: its path, as a person would tell it. */
export function pathOf(run: RunDocument): string[] {
  return run.steps.map(({ node, exit }) => `${node}: ${exit}`);
}
