import { Injectable } from '@nestjs/common';
import {
  contactChanges,
  getBalance,
  getConsents,
  listAwards,
  listBonusEntries,
  listCommunications,
  listCoupons,
  listEarned,
  listEntries,
  listGameplays,
  listProgrammes,
  listRuns,
  listVaultCards,
  type ReplyOf,
  type RequestContract,
  type RequestOf,
  type TimelineItem,
  type TimelineKind,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { SourcePage, TimelineSource } from './timeline-source.js';

/** Who does not answer by then is left out: a page is not kept waiting for the slowest. */
const patienceMs = 4_000;
/** Ids of one contact that lists of one id each are asked for; who was merged more often has the newest ones only there. */
const idsMost = 20;
/** Programmes whose points are shown. */
const programmesMost = 20;

type What<K extends TimelineKind> = Extract<TimelineItem, { kind: K }>['what'];

/** Everybody who knows something of what happened to a contact. */
@Injectable()
export class TimelineSources {
  constructor(private readonly requests: Requests) {}

  /** `ids`: all that the contact has, the one that it is known by first. */
  of(workspace: string, ids: readonly string[], programmes: readonly string[]): TimelineSource[] {
    const [contact = ''] = ids;
    const asked = { workspace, contact };
    const single = ids.slice(0, idsMost);
    return [
      this.list('contacts', 'change', contactChanges, { workspace, id: contact }, ({ changes }) => changes, ({ id, at }) => [id, at]),
      this.list('engagement', 'entry', listEntries, asked, ({ entries }) => entries, ({ id, at }) => [id, at]),
      this.list('engagement', 'bonus', listBonusEntries, asked, ({ bonusEntries }) => bonusEntries, ({ step, at }) => [step, at]),
      this.list('engagement', 'gameplay', listGameplays, asked, ({ gameplays }) => gameplays, ({ id, at }) => [id, at]),
      this.list('engagement', 'prize', listAwards, asked, ({ prizes }) => prizes, ({ id, at }) => [id, at]),
      this.list('engagement', 'achievement', listEarned, asked, ({ achievements }) => achievements, ({ achievement, at }) => [achievement, at]),
      this.list('rewards', 'coupon', listCoupons, { workspace, contact: [...ids] }, ({ coupons }) => coupons, ({ id, issuedAt }) => [id, issuedAt]),
      this.list('rewards', 'card', listVaultCards, { workspace, contact: [...ids] }, ({ cards }) => cards, ({ id, issuedAt }) => [id, issuedAt]),
      ...single.flatMap((id) => [
        this.list('messaging', 'communication', listCommunications, { workspace, contact: id }, ({ communications }) => communications, (one) => [one.id, one.queuedAt], id),
        this.list('runs', 'run', listRuns, { workspace, contact: id }, ({ runs }) => runs, (run) => [run.id, run.startedAt], id),
      ]),
      // A contact has one account, which knows what those of its other ids had.
      ...programmes.map((programme) => this.points(workspace, contact, programme)),
      this.whole('messaging', 'consent', async () => (await this.ask(getConsents, asked)).consents, (one) => [`${one.channel}:${one.group}`, one.at]),
    ];
  } // prettier-ignore

  async programmes(workspace: string): Promise<string[]> {
    const { programmes } = await this.ask(listProgrammes, { workspace, limit: programmesMost });
    return [...new Set(['default', ...programmes.map(({ id }) => id)])];
  }

  private points(workspace: string, contact: string, programme: string): TimelineSource {
    const entries = async () => {
      const account = await this.ask(getBalance, { workspace, contact, programme });
      return account.entries.map((entry) => ({ ...entry, programme }));
    };
    return this.whole('rewards', 'points', entries, ({ step, at }) => [step, at], programme);
  }

  /** What a service gives by pages. */
  private list<C extends RequestContract, K extends TimelineKind>(
    service: string,
    kind: K,
    contract: C,
    asked: Omit<RequestOf<C>, 'after' | 'limit'>,
    records: (reply: ReplyOf<C>) => readonly What<K>[],
    mark: (record: What<K>) => [id: string, at: number],
    of = '',
  ): TimelineSource {
    const page = async (after: string | undefined, limit: number): Promise<SourcePage> => {
      const reply = await this.ask(contract, { ...asked, after, limit } as RequestOf<C>);
      const { next } = reply as { next: string | null };
      return { items: records(reply).map((record) => itemOf(kind, record, mark)), next };
    };
    return { name: nameOf(kind, of), service, page };
  }

  /** What it gives all at once, whatever its order. */
  private whole<K extends TimelineKind>(
    service: string,
    kind: K,
    records: () => Promise<readonly What<K>[]>,
    mark: (record: What<K>) => [id: string, at: number],
    of = '',
  ): TimelineSource {
    const page = async (): Promise<SourcePage> => {
      const items = (await records()).map((record) => itemOf(kind, record, mark));
      return { items: items.sort((a, b) => b.at - a.at), next: null };
    };
    return { name: nameOf(kind, of), service, page };
  }

  private ask<C extends RequestContract>(contract: C, question: RequestOf<C>): Promise<ReplyOf<C>> {
    return this.requests.ask(contract, question, patienceMs);
  }
}

function nameOf(kind: TimelineKind, of: string): string {
  return of === '' ? kind : `${kind} ${of}`;
}

function itemOf<K extends TimelineKind>(
  kind: K,
  what: What<K>,
  mark: (record: What<K>) => [id: string, at: number],
): TimelineItem {
  const [id, at] = mark(what);
  return { kind, id, at, what } as TimelineItem;
}
