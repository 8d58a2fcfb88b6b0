import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { subjects } from '@fanfare/contracts';
import type { System } from '@fanfare/system';

export const workspace = 'bench';
export const key = 'bench-key';
/** Runs of the other connector a second, all the time. */
const othersPerSecond = 20;
/** What is not over after that is not coming any more. */
const patienceMs = 120_000;

/** One run of the other connector: when it was asked for, from the first on, and how long it took. */
export interface Sample {
  atMs: number;
  tookMs: number;
}

/** The product, driven by its HTTP interfaces and watched by its history. */
export class OutageStage {
  /** When each event of the other connector was published, whose run is not over. */
  private readonly began = new Map<string, number>();
  private samples: Sample[] = [];
  private startedAt = 0;

  constructor(
    private readonly system: System,
    nc: NatsConnection,
  ) {
    const events = new Map<string, string>();
    nc.subscribe(subjects.history(workspace), {
      callback: (_, message) => {
        for (const [, kind, run, event] of message.string().matchAll(/"kind":"(run\.started|branch\.ended)","run":"([^"]+)"(?:[^\n]*?"event":"([^"]+)")?/g)) {
          if (kind === 'run.started' && event?.startsWith('other-')) events.set(run ?? '', event);
          else if (kind === 'branch.ended') this.ended(events.get(run ?? ''));
        }
      },
    }); // prettier-ignore
  }

  async prepare(vendorUrl: string, receiverUrl: string): Promise<void> {
    await this.api('POST', '/connected-apps', { id: 'main', connector: 'connector-stampede', settings: { endpoint: vendorUrl, apiKey: 'stampede-key' } }); // prettier-ignore
    await this.activate('stamps', 'Card.Completed', { action: 'StampedeAddStamp', input: { card: 'coffee', email: '{{ trigger.data.email }}' } }); // prettier-ignore
    await this.activate('others', 'Card.CoverClicked', { action: 'HttpRequest', input: { method: 'GET', url: receiverUrl } }); // prettier-ignore
  }

  /** Runs of the other connector at a steady rate for so long. */
  async others(forMs: number): Promise<Sample[]> {
    this.samples = [];
    this.startedAt = performance.now();
    const count = Math.floor((forMs / 1_000) * othersPerSecond);
    const published: Promise<unknown>[] = [];
    for (let i = 0; i < count; i++) {
      const wait = this.startedAt + (i * 1_000) / othersPerSecond - performance.now();
      if (wait > 0) await delay(wait);
      const id = `other-${randomUUID()}`;
      this.began.set(id, performance.now());
      published.push(this.publish([{ id, type: 'Card.CoverClicked', data: {} }]));
    }
    await Promise.all(published);
    await this.until(() => this.samples.length >= count, () => `${this.began.size} runs of the other connector`); // prettier-ignore
    return this.samples;
  }

  async stamp(runs: number): Promise<void> {
    for (let from = 0; from < runs; from += 500) {
      await this.publish(Array.from({ length: Math.min(500, runs - from) }, (_, i) => ({ id: `stamp-${randomUUID()}`, type: 'Card.Completed', data: { email: `p${from + i}@example.com` } }))); // prettier-ignore
    }
  }

  /** How many runs ended how, once all have. */
  async untilStamped(runs: number): Promise<Record<string, number>> {
    let counts: Record<string, number> = {};
    const areOver = async () => {
      ({ counts } = (await this.api('GET', '/runs/counts?workflow=stamps')) as { counts: typeof counts });
      return (counts['Success'] ?? 0) + (counts['Failed'] ?? 0) >= runs;
    };
    await this.until(areOver, () => `runs that wait for the vendor: ${JSON.stringify(counts)}`);
    return counts;
  }

  private async until(isSo: () => boolean | Promise<boolean>, missing: () => string): Promise<void> {
    const since = performance.now();
    while (!(await isSo())) {
      if (performance.now() - since > patienceMs) throw new Error(`not over after ${patienceMs / 1_000} s: ${missing()}`); // prettier-ignore
      await delay(100);
    }
  }

  private ended(event: string | undefined): void {
    const began = this.began.get(event ?? '');
    if (event === undefined || began === undefined) return;
    this.began.delete(event);
    this.samples.push({ atMs: began - this.startedAt, tookMs: performance.now() - began });
  }

  private async activate(id: string, type: string, step: object): Promise<void> {
    await this.api('PUT', `/workflows/${id}`, { definition: { name: id, trigger: { type }, start: 'step', steps: { step } } }); // prettier-ignore
    await this.api('POST', `/workflows/${id}/activate`, {});
  }

  private publish(events: object[]): Promise<unknown> {
    return this.call(`${this.system.service('trigger-gateway').url}/v1/workspaces/${workspace}/events`, 'POST', events);
  }

  private api(method: string, path: string, body?: object): Promise<unknown> {
    return this.call(`${this.system.service('management-api').url}/v1/workspaces/${workspace}${path}`, method, body);
  }

  private async call(url: string, method: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
