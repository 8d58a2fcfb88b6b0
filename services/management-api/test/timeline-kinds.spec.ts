import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
  referencesOfContact,
  timelineKinds,
  timelinePage,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { openBench, type Bench } from './bench.js';

/** Ada, whom a visitor and somebody else were merged into. */
const ids = ['ada', 'visitor', 'other'];
const nowhere = { site: 'main', siteName: null, card: null, cardTitle: null };
type About = { contact?: string | string[] };

@Controller()
class Elsewhere {
  @Answers(referencesOfContact)
  async references(): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: ids.map((id) => ({ id })) };
  }

  @Answers(contactChanges)
  async changes(): Promise<ReplyOf<typeof contactChanges>> {
    const rows = [{ what: 'core' as const, property: 'firstName', before: null, value: 'Ada' }];
    return { changes: [{ id: 'change', source: 'api', at: 13, rows }], next: null };
  }

  @Answers(listRuns)
  async runs({ contact }: { contact?: string }): Promise<ReplyOf<typeof listRuns>> {
    const run = { workspace: 'acme', workflow: 'w', workflowName: 'W', version: 1, mode: 'live', status: 'Success', trigger: 'Card.Completed', event: 'e', occurredAt: '', site: null, card: null, finishedAt: null } as const; // prettier-ignore
    const all = [{ ...run, id: 'run', contact: 'ada', startedAt: 12 }, { ...run, id: 'run-visitor', contact: 'visitor', startedAt: 2 }]; // prettier-ignore
    return { runs: all.filter((one) => one.contact === contact), next: null };
  }

  @Answers(listCommunications)
  async communications({ contact }: { contact?: string | undefined }): Promise<ReplyOf<typeof listCommunications>> {
    const mail = { channel: 'email', template: 't', to: 'a@x.io', subject: 's', status: 'sent', failure: null, source: { kind: 'resend', of: 'm' }, sentAt: 1, segments: null, deliveredAt: null, bouncedAt: null } as const; // prettier-ignore
    const all = [{ ...mail, id: 'mail', contact: 'ada', queuedAt: 11 }, { ...mail, id: 'mail-other', contact: 'other', queuedAt: 1 }]; // prettier-ignore
    return { communications: all.filter((one) => one.contact === contact), next: null };
  }

  @Answers(listEntries)
  async entries(): Promise<ReplyOf<typeof listEntries>> {
    const entry = { ...nowhere, competition: 'c', competitionName: 'Win', gameplay: null, form: { city: 'Rome' }, qualified: true, disqualifiedReason: null, tags: [] }; // prettier-ignore
    return { entries: [{ ...entry, id: 'entry', contact: 'ada', at: 10 }, { ...entry, id: 'form', competition: null, contact: 'visitor', at: 3 }], next: null }; // prettier-ignore
  }

  @Answers(listGameplays)
  async gameplays(): Promise<ReplyOf<typeof listGameplays>> {
    const gameplay = { ...nowhere, id: 'gameplay', contact: 'ada', competition: null, cardType: 'Quiz', status: 'completed', durationMs: 5, answers: null, score: 1, hubScore: 1, scoring: [], at: 9, endedAt: 9 }; // prettier-ignore
    return { gameplays: [gameplay], next: null };
  }

  @Answers(listAwards)
  async awards(): Promise<ReplyOf<typeof listAwards>> {
    const award = { ...nowhere, id: 'prize', prize: 'p', name: 'Car', type: null, value: 1, competition: 'c', competitionName: 'Win', contact: 'visitor', form: null, at: 8 }; // prettier-ignore
    return { prizes: [award], next: null };
  }

  @Answers(listBonusEntries)
  async bonus(): Promise<ReplyOf<typeof listBonusEntries>> {
    return { bonusEntries: [{ step: 'bonus', competition: 'c', competitionName: 'Win', contact: 'ada', entries: 3, at: 7 }], next: null }; // prettier-ignore
  }

  @Answers(listEarned)
  async earned(): Promise<ReplyOf<typeof listEarned>> {
    return { achievements: [{ achievement: 'fan', name: 'Fan', description: null, pictureUrl: null, contact: 'ada', step: 's', at: 6 }], next: null }; // prettier-ignore
  }

  @Answers(listCoupons)
  async coupons({ contact }: About): Promise<ReplyOf<typeof listCoupons>> {
    const coupon = { offer: 'o', code: 'ABC', step: 's', status: 'issued', validUntil: null, redeemed: null, voided: null } as const; // prettier-ignore
    const all = [{ ...coupon, id: 'coupon', contact: 'ada', issuedAt: 5 }, { ...coupon, id: 'coupon-visitor', contact: 'visitor', issuedAt: 4 }]; // prettier-ignore
    return { coupons: all.filter((one) => contact?.includes(one.contact)), next: null };
  }

  @Answers(listVaultCards)
  async cards(): Promise<ReplyOf<typeof listVaultCards>> {
    return { cards: [{ id: 'card', template: 'member', contact: 'ada', link: 'https://x.io', issuedAt: 15, updatedAt: 15 }], next: null }; // prettier-ignore
  }

  @Answers(listProgrammes)
  async programmes(): Promise<ReplyOf<typeof listProgrammes>> {
    return { programmes: [], next: null };
  }

  @Answers(getBalance)
  async balance(): Promise<ReplyOf<typeof getBalance>> {
    return { balance: 5, totalPoints: 5, tiers: [], entries: [{ step: 'points', kind: 'award', delta: 5, reason: null, at: 14 }], next: null }; // prettier-ignore
  }

  @Answers(getConsents)
  async consents(): Promise<ReplyOf<typeof getConsents>> {
    return { consents: [{ channel: 'email', group: 'news', state: 'subscribed', at: 16, source: 'form' }] };
  }
}

// real: NATS, MongoDB, the API. fake: the services that know something of a contact.
describe('the timeline of a contact that others were merged into', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([Elsewhere]);
  });
  afterAll(() => bench.close());

  const expected = [
    'consent email:news', 'card card', 'points points', 'change change', 'run run', 'communication mail', 'entry entry',
    'gameplay gameplay', 'prize prize', 'bonus bonus', 'achievement fan', 'coupon coupon', 'coupon coupon-visitor', 'entry form',
    'run run-visitor', 'communication mail-other',
  ]; // prettier-ignore

  it.each([1, 3, 50])('has every kind of thing under all its ids, newest first, each once, on pages of %d', async (limit) => {
    const shown: string[] = [];
    let pages = 0;
    for (let after = ''; ;) {
      const { status, body } = await bench.get(`/contacts/ada/timeline?limit=${limit}${after}`);
      expect(status).toBe(200);
      const { items, missing, next } = timelinePage.parse(body);
      expect(missing).toEqual([]);
      expect(items.length).toBeLessThanOrEqual(limit);
      shown.push(...items.map(({ kind, id }) => `${kind} ${id}`));
      pages++;
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(shown).toEqual(expected);
    expect(new Set(shown.map((item) => item.split(' ')[0]))).toEqual(new Set(Object.keys(timelineKinds)));
    expect(pages).toBeLessThanOrEqual(Math.ceil(expected.length / limit) + 1);
  }); // prettier-ignore
});
