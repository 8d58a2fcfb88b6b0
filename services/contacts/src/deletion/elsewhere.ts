import { Injectable } from '@nestjs/common';
import { buckets, forgetAudit, forgetEngagement, forgetMessages, forgetRewards, forgetRuns, forgetSteps, forgetWaiting, listRuns, maxRunsToForget, type ContactToForget, type ReplyOf } from '@fanfare/contracts'; // prettier-ignore
import { KeyValue, Requests } from '@fanfare/bus';
import { Mentions } from './mentions.js';
import { Removal } from './removal.js';

const patienceMs = 15_000;
/** Of a contact's runs a page is quickly done; with the last one all dead letters are looked through. */
const runsPatienceMs = 60_000;
/** Ids in one question: who was merged often has many. */
const atOnce = 200;

/** Who is to be forgotten, and since when. */
export interface Gone extends ContactToForget {
  at: number;
}

/** The runs that a contact had, and the workflows that they were of. */
interface Had {
  runs: Set<string>;
  workflows: Set<string>;
}

/**
 * Has the other services forget contacts, and what people have written here. Asking again changes nothing but what has come since. Each is asked whatever has
 * become of the others; who is away, or has something of the contact in work, is asked again.
 */
@Injectable()
export class Elsewhere {
  constructor(
    private readonly requests: Requests,
    private readonly values: KeyValue,
    private readonly mentions: Mentions,
  ) {}

  /**
   * `starts`: by what the contact was resolved for runs, among others. `only`: who is still waited for, if all were asked before.
   * After `until` (ms) no more runs are gone through.
   */
  async forget(
    gone: Gone,
    starts: ReadonlySet<string>,
    { only = null, until = Infinity }: { only?: ReadonlySet<string> | null; until?: number } = {},
  ): Promise<Removal> {
    const removal = new Removal(only);
    const had: Had = { runs: new Set([...starts].filter(isRun)), workflows: new Set() };
    for (const who of chunked(gone)) await removal.from('runs', () => this.forgetRuns(who, had, removal, until));
    // As long as a run was not over, more could come of it to everybody; now they have it.
    if (only?.has('runs') && !removal.isWaitingFor('runs')) removal.askEverybody();
    const services = await this.values.keys(buckets.catalogue, '');
    if (!removal.asks('runs') && ['orchestrator', ...services].some((one) => removal.asks(one))) {
      await this.recallRuns(gone, had);
    }
    await Promise.all([
      removal.from('imports', () => this.mentions.forget(gone)),
      removal.from('orchestrator', () => this.forgetWaiting(gone, had)),
      ...services.map((service) => removal.from(service, () => this.forgetSteps(service, had.runs))),
      ...chunked(gone).flatMap((who) => [
        removal.from('engagement', () => this.forgetEngagement(who)),
        removal.from('rewards', () => this.forgetRewards(who)),
        removal.from('messaging', () => this.forgetMessages(who)),
        removal.from('management-api', () => this.forgetAudit(who)),
      ]),
    ]);
    return removal;
  }

  /** Which runs it had, of `runs`, which has nothing of it any more but that. */
  private async recallRuns({ workspace, placeholder }: Gone, had: Had): Promise<void> {
    for (let after: string | undefined; ;) {
      const page: ReplyOf<typeof listRuns> = await this.requests.ask(
        listRuns,
        { workspace, contact: placeholder, limit: 200, after },
        patienceMs,
      );
      for (const { id, workflow } of page.runs) {
        had.runs.add(id);
        had.workflows.add(workflow);
      }
      if (page.next === null) return;
      after = page.next;
    }
  }

  /** Page by page; each tells which runs it was about. */
  private async forgetRuns(who: Gone, had: Had, removal: Removal, until: number) {
    for (let after: string | undefined; ;) {
      const page = await this.requests.ask(forgetRuns, { ...who, after }, runsPatienceMs);
      for (const run of page.runs) had.runs.add(run);
      for (const workflow of page.workflows) had.workflows.add(workflow);
      removal.add(page.forgotten);
      if (page.next === null) return { removed: {}, isSettled: page.isSettled };
      if (Date.now() >= until) return { removed: {}, isSettled: false };
      after = page.next;
    }
  }

  /** What waits for a turn, an event, a date: of the runs in pages, and once of no run. */
  private async forgetWaiting({ at: _at, ...gone }: Gone, had: Had) {
    const workflows = [...had.workflows];
    let waiting = 0;
    for (const runs of pages(had.runs)) {
      for (const who of chunked(gone)) {
        waiting += (await this.requests.ask(forgetWaiting, { ...who, runs, workflows }, patienceMs)).records;
      }
    }
    return { removed: { waiting } };
  }

  private async forgetSteps(service: string, of: ReadonlySet<string>) {
    const contract = forgetSteps(service);
    const forgotten = { removed: { outcomes: 0 }, isSettled: true };
    for (const runs of pages(of)) {
      const { outcomes, isSettled } = await this.requests.ask(contract, { runs }, patienceMs);
      forgotten.removed.outcomes += outcomes;
      forgotten.isSettled &&= isSettled;
    }
    return forgotten;
  }

  private async forgetEngagement({ workspace, contacts, placeholder }: Gone) {
    const forgotten = await this.requests.ask(forgetEngagement, { workspace, contacts, placeholder }, patienceMs);
    return { removed: { engagement: Object.values(forgotten).reduce((all, count) => all + count, 0) } };
  }

  private async forgetRewards({ workspace, contacts, placeholder }: Gone) {
    return { removed: await this.requests.ask(forgetRewards, { workspace, contacts, placeholder }, patienceMs) };
  }

  private async forgetMessages({ workspace, contacts, placeholder }: Gone) {
    return { removed: await this.requests.ask(forgetMessages, { workspace, contacts, placeholder }, patienceMs) };
  }

  private async forgetAudit({ workspace, contacts, placeholder }: Gone) {
    return { removed: await this.requests.ask(forgetAudit, { workspace, contacts, placeholder }, patienceMs) };
  }
}

/** Others ask under ids of their own whom events are about. */
function isRun(start: string): boolean {
  return !start.includes('/');
}

function chunked<G extends Pick<Gone, 'contacts'>>(gone: G): G[] {
  const chunks: G[] = [];
  for (let from = 0; from < gone.contacts.length; from += atOnce) {
    chunks.push({ ...gone, contacts: gone.contacts.slice(from, from + atOnce) });
  }
  return chunks;
}

/** At least one, which may be empty. */
function pages(runs: ReadonlySet<string>): string[][] {
  const all = [...runs];
  const count = Math.max(1, Math.ceil(all.length / maxRunsToForget));
  return Array.from({ length: count }, (_, i) => all.slice(i * maxRunsToForget, (i + 1) * maxRunsToForget));
}
