// real: NATS, MongoDB, the API. fake: the services that know something of a contact
import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactChanges,
  getBalance,
  getConsents,
  listAwards,
  listBonusEntries,
  listCoupons,
  listEarned,
  listEntries,
  listGameplays,
  listProgrammes,
  listRuns,
  listVaultCards,
  referencesOfContact,
  timelinePage,
  type ReplyOf,
  type RunSummary,
  type TimelinePage,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { openBench, type Bench } from './bench.js';

const ids = ['ada', 'visitor'];
const asked: string[] = [];
const nowhere = { site: 'main', siteName: null, card: null, cardTitle: null };
const run = (id: string, contact: string, startedAt: number): RunSummary => ({
  id, contact, startedAt, workspace: 'acme', workflow: 'w', workflowName: 'Welcome', version: 1, mode: 'live', status: 'Success',
  trigger: 'Card.Completed', event: 'e', occurredAt: '', site: null, card: null, finishedAt: null,
}); // prettier-ignore
const runs = [...Array.from({ length: 5 }, (_, i) => run(`r${i}`, 'ada', 90 - 20 * i)), run('v0', 'visitor', 85)];

/** Stands for contacts, engagement, rewards and runs. Messaging is away, except for consents. */
@Controller()
class Elsewhere {
  @Answers(referencesOfContact)
  async references({ id }: { id: string }): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: ids.includes(id) ? ids.map((each) => ({ id: each })) : [] };
  }

  @Answers(contactChanges)
  async changes({ id }: { id: string }): Promise<ReplyOf<typeof contactChanges>> {
    if (!ids.includes(id)) throw new RequestRefused('NotFound', 'There is no such contact.');
    const rows = [{ what: 'lists', property: 'lists.News', before: false, value: true }] as const;
    return { changes: [{ id: 'c1', source: 'api', at: 95, rows: [...rows] }], next: null };
  }

  @Answers(listRuns)
  async runs({ contact, after, limit }: { contact?: string; after?: string; limit: number }) {
    asked.push(`${contact} ${after ?? ''}`.trim());
    const all = runs.filter((one) => one.contact === contact && (after === undefined || one.startedAt < Number(after)));
    return { runs: all.slice(0, limit), next: all.length > limit ? String(all[limit - 1]?.startedAt) : null };
  }

  @Answers(listEntries)
  async entries(): Promise<ReplyOf<typeof listEntries>> {
    const entry = {
      ...nowhere,
      id: 'n1',
      competition: 'c',
      competitionName: 'Win',
      contact: 'visitor',
      gameplay: null,
    };
    const more = { form: { city: 'Rome' }, qualified: true, disqualifiedReason: null, tags: [], at: 60 };
    return { entries: [{ ...entry, ...more }], next: null };
  }

  @Answers(listProgrammes)
  async programmes(): Promise<ReplyOf<typeof listProgrammes>> {
    return { programmes: [], next: null };
  }

  @Answers(getBalance)
  async balance({ contact }: { contact: string }): Promise<ReplyOf<typeof getBalance>> {
    const entry = { step: `s-${contact}`, kind: 'award', delta: 5, reason: null, at: 40 } as const;
    return { balance: 5, totalPoints: 5, tiers: [], entries: contact === 'ada' ? [entry] : [], next: null };
  }

  @Answers(listCoupons)
  async coupons({ contact }: { contact?: string | string[] }): Promise<ReplyOf<typeof listCoupons>> {
    expect(contact).toEqual(ids);
    const coupon = {
      id: 'k1',
      offer: 'o',
      code: 'ABC',
      contact: 'ada',
      step: 's',
      issuedAt: 20,
      status: 'issued',
    } as const;
    return { coupons: [{ ...coupon, validUntil: null, redeemed: null, voided: null }], next: null };
  }

  @Answers(getConsents)
  async consents(): Promise<ReplyOf<typeof getConsents>> {
    return { consents: [{ channel: 'email', group: 'news', state: 'subscribed', at: 1, source: 'form' }] };
  }

  @Answers(listBonusEntries)
  async bonus(): Promise<ReplyOf<typeof listBonusEntries>> {
    return { bonusEntries: [], next: null };
  }

  @Answers(listGameplays)
  async gameplays(): Promise<ReplyOf<typeof listGameplays>> {
    return { gameplays: [], next: null };
  }

  @Answers(listAwards)
  async awards(): Promise<ReplyOf<typeof listAwards>> {
    return { prizes: [], next: null };
  }

  @Answers(listEarned)
  async earned(): Promise<ReplyOf<typeof listEarned>> {
    return { achievements: [], next: null };
  }

  @Answers(listVaultCards)
  async cards(): Promise<ReplyOf<typeof listVaultCards>> {
    return { cards: [], next: null };
  }
}

describe('the timeline of a contact', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench([Elsewhere]);
  });
  afterAll(() => bench.close());

  const page = async (query = ''): Promise<TimelinePage> => {
    const { status, body } = await bench.get(`/contacts/ada/timeline${query}`);
    expect(status).toBe(200);
    return timelinePage.parse(body);
  };

  it('is what all services know of all its ids, newest first, page by page, and names who is away', async () => {
    const shown: string[] = [];
    for (let after = ''; ;) {
      const { items, missing, next } = await page(`?limit=2${after}`);
      expect(missing).toEqual(['messaging']);
      shown.push(...items.map(({ kind, id }) => `${kind} ${id}`));
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(shown).toEqual([
      'change c1', 'run r0', 'run v0', 'run r1', 'entry n1', 'run r2', 'points s-ada', 'run r3', 'coupon k1', 'run r4', 'consent email:news',
    ]); // prettier-ignore
  });

  it('asks each service as often as a page needs, and not for more', async () => {
    asked.length = 0;
    await page('?limit=50');
    expect(asked.sort()).toEqual(['ada', 'visitor']);
  });

  it('of nobody is not found, and a cursor that is none is refused by its field', async () => {
    expect((await bench.get('/contacts/nobody/timeline')).status).toBe(404);
    const { status, body } = await bench.get('/contacts/ada/timeline?after=abc');
    expect([status, body.errors?.[0]?.path]).toEqual([400, 'after']);
  });
});
