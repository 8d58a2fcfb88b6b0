import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  isFinished,
  type PublishedEvent,
  type RunDocument,
  type RunSummary,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { startSystem, type System, type SystemOptions } from '@fanfare/system';
import { eventually } from '@fanfare/testing';
import { ApiClient } from './api-client.js';

const root = resolve(import.meta.dirname, '../../..');
const workspace = 'acme';
const key = 'e2e-key';

/** The whole product on real servers, used through its HTTP interfaces only. */
export class Fanfare {
  private constructor(
    readonly system: System,
    readonly gateway: ApiClient,
    readonly api: ApiClient,
    private readonly dir: string,
  ) {}

  static async start(options: Partial<Pick<SystemOptions, 'syncInterval' | 'env'>> = {}): Promise<Fanfare> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-e2e-'));
    const system = await startSystem({
      dir,
      root,
      allowGiven: false,
      syncInterval: options.syncInterval ?? '2m',
      env: { LOG_LEVEL: 'warn', ACK_WAIT_MS: '3000', ...options.env },
      services: [
        { name: 'trigger-gateway', env: { GATEWAY_KEYS: `${workspace}:${key}` } },
        { name: 'orchestrator' },
        { name: 'contacts' },
        { name: 'rewards' },
        { name: 'connector-http', env: { HTTP_ALLOW_HOSTS: '127.0.0.1:*' } },
        { name: 'runs' },
        { name: 'management-api', env: { MANAGEMENT_KEYS: `${workspace}:${key}`, ACTIVATION_LEAD_MS: '100' } },
      ],
    });
    const client = (name: string) => new ApiClient(`${system.service(name).url}/v1/workspaces/${workspace}`, key);
    return new Fanfare(system, client('trigger-gateway'), client('management-api'), dir);
  }

  /** Saves and activates a workflow. */
  async activate(id: string, definition: WorkflowDefinition): Promise<void> {
    await this.api.expectOk('PUT', `/workflows/${id}`, { definition });
    await this.api.expectOk('POST', `/workflows/${id}/activate`, {});
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

  async stop(): Promise<void> {
    await this.system.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** Exits by step of a run: its path, as a person would tell it. */
export function pathOf(run: RunDocument): string[] {
  return run.steps.map(({ node, exit }) => `${node}: ${exit}`);
}
