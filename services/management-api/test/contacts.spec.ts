import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  deleteContacts,
  exportContact,
  getBalance,
  getCommunication,
  getConsents,
  getRuns,
  listAwards,
  listBonusEntries,
  listCommunications,
  listCoupons,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  listProgrammes,
  listRuns,
  listVaultCards,
  nothingRemoved,
  referencesOfContact,
  startRunJob,
  type RequestOf,
  type ReplyOf,
  type RequestContract,
  type RunSummary,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { deletionRoutes } from '../src/contacts/deletion.routes.js';
import { openBench, type Bench } from './bench.js';

const asked: { jobs: RequestOf<typeof startRunJob>[]; deleted: string[] } = { jobs: [], deleted: [] };
const removed = { ...nothingRemoved, contacts: 1 };
const change = { property: 'p', before: null, value: 1, source: 'event', cause: 'c', at: 1 };

/** Stands for contacts and runs. */
@Controller()
class Elsewhere {
  @Answers(referencesOfContact)
  async references({ id }: { id: string }): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: id === 'ada' ? [{ id: 'ada' }, { id: 'visitor' }, { email: 'ada@example.com' }] : [] };
  }

  @Answers(startRunJob)
  async start(job: RequestOf<typeof startRunJob>): Promise<ReplyOf<typeof startRunJob>> {
    asked.jobs.push(job);
    const { id, workspace, kind, filter } = job;
    const counts = { expected: 0, done: 0, refused: 0, refusals: [] };
    return { job: { id, workspace, kind, filter, by: 'same', status: 'Finished', startedAt: 1, finishedAt: 1, waitsFor: null, ...counts } }; // prettier-ignore
  }

  @Answers(deleteContacts)
  async delete({ ids, by }: { ids: string[]; by: string }): Promise<ReplyOf<typeof deleteContacts>> {
    asked.deleted.push(...ids);
    const deleted = ids.filter((id) => id === 'ada');
    return {
      deleted: deleted.map((id) => ({
        id,
        placeholder: 'abc',
        at: 1,
        by,
        finished: false,
        waitsFor: [],
        removed,
      })),
      unknown: ids.filter((id) => id !== 'ada'),
    };
  }

  @Answers(exportContact)
  async export({ after }: { after?: string | undefined }): Promise<ReplyOf<typeof exportContact>> {
    const contact = { id: 'ada', type: 'Identified', email: null, mobile: null, firstName: null, lastName: null, tags: [], lists: [], properties: {} }; // prettier-ignore
    const identities = [{ id: 'ada' }, { id: 'visitor' }];
    const start = (run: string) => ({ run, at: 1, contact: {} });
    const pages = [
      { changes: [change], starts: [] },
      { changes: [change, { ...change, cause: 'd' }], starts: [] },
      { changes: [], starts: [start('run first')] },
      { changes: [], starts: [start('run more')] },
    ];
    const page = Number(after ?? 0);
    const { changes = [], starts = [] } = pages[page] ?? {};
    const next = page + 1 < pages.length ? String(page + 1) : null;
    return { contact, createdAt: 1, updatedAt: 1, identities, devices: [], starts, changes, next };
  }
}

const place = { site: null, siteName: null, card: null, cardTitle: null };
const form = (said: string) => ({ said });
const message = (id: string): ReplyOf<typeof listCommunications>['communications'][number] => {
  const source = { kind: 'resend', of: 'm' } as const;
  return { id, contact: 'ada', channel: 'email', template: null, to: 'ada@example.com', subject: null, status: 'sent', failure: null, source, queuedAt: 1, sentAt: 1, segments: null, deliveredAt: null, bouncedAt: null }; // prettier-ignore
};
const summaryOf = (id: string): RunSummary => {
  return { id, workspace: 'acme', workflow: 'w', workflowName: 'W', version: 1, mode: 'live', status: 'Success', trigger: 'Form.Received', event: 'e', occurredAt: '', contact: 'ada', site: null, card: null, startedAt: 1, finishedAt: 2 }; // prettier-ignore
};

/** Stands for everybody who knows something of a contact; of everything there are two pages, and each says a value of its own. */
@Controller()
class WhoKnows {
  @Answers(listEntries)
  async entries(asked: Asked<typeof listEntries>): Promise<ReplyOf<typeof listEntries>> {
    const entry = { competition: null, competitionName: null, contact: 'ada', ...place, gameplay: null, qualified: true, disqualifiedReason: null, tags: [], at: 1 }; // prettier-ignore
    return paged(asked, 'entries', (n) => ({ ...entry, id: `e${n}`, form: form(`entry ${n}`) }));
  }

  @Answers(listBonusEntries)
  async bonus(asked: Asked<typeof listBonusEntries>): Promise<ReplyOf<typeof listBonusEntries>> {
    return paged(asked, 'bonusEntries', (n) => ({ step: `bonus ${n}`, competition: 'c', competitionName: null, contact: 'ada', entries: 1, at: 1 })); // prettier-ignore
  }

  @Answers(listGameplays)
  async gameplays(asked: Asked<typeof listGameplays>): Promise<ReplyOf<typeof listGameplays>> {
    const gameplay = { contact: 'ada', competition: null, ...place, cardType: null, status: null, durationMs: null, score: null, hubScore: null, scoring: [], at: 1, endedAt: null }; // prettier-ignore
    return paged(asked, 'gameplays', (n) => ({ ...gameplay, id: `g${n}`, answers: [`answer ${n}`] }));
  }

  @Answers(listPlayRecords)
  async records(asked: Asked<typeof listPlayRecords>): Promise<ReplyOf<typeof listPlayRecords>> {
    return paged(asked, 'records', (n) => ({ event: `r${n}`, type: 't', contact: 'ada', ...place, gameplay: null, data: form(`record ${n}`), at: 1 })); // prettier-ignore
  }

  @Answers(listAwards)
  async prizes(asked: Asked<typeof listAwards>): Promise<ReplyOf<typeof listAwards>> {
    const prize = { prize: null, name: null, type: null, value: null, competition: null, competitionName: null, contact: 'ada', ...place, at: 1 }; // prettier-ignore
    return paged(asked, 'prizes', (n) => ({ ...prize, id: `p${n}`, form: form(`prize ${n}`) }));
  }

  @Answers(listEarned)
  async earned(asked: Asked<typeof listEarned>): Promise<ReplyOf<typeof listEarned>> {
    return paged(asked, 'achievements', (n) => ({ achievement: `achievement ${n}`, name: 'a', description: null, pictureUrl: null, contact: 'ada', step: 's', at: 1 })); // prettier-ignore
  }

  @Answers(listCommunications)
  async communications(asked: Asked<typeof listCommunications>): Promise<ReplyOf<typeof listCommunications>> {
    return paged(asked, 'communications', (n) => message(`${asked.contact} ${n}`));
  }

  @Answers(getCommunication)
  async communication({ id }: { id: string }): Promise<ReplyOf<typeof getCommunication>> {
    return { ...message(id), html: null, text: `message to ${id}` };
  }

  @Answers(getConsents)
  async consents(): Promise<ReplyOf<typeof getConsents>> {
    return { consents: [{ channel: 'email', group: 'consent to news', state: 'subscribed', at: 1, source: 'form' }] };
  }

  @Answers(listCoupons)
  async coupons(asked: Asked<typeof listCoupons>): Promise<ReplyOf<typeof listCoupons>> {
    const coupon = { offer: 'o', contact: 'ada', step: 's', issuedAt: 1, status: 'issued', validUntil: null, redeemed: null, voided: null } as const; // prettier-ignore
    return paged(asked, 'coupons', (n) => ({ ...coupon, id: `k${n}`, code: `coupon ${n} of ${[asked.contact].flat().join(' and ')}` })); // prettier-ignore
  }

  @Answers(listVaultCards)
  async cards(asked: Asked<typeof listVaultCards>): Promise<ReplyOf<typeof listVaultCards>> {
    return paged(asked, 'cards', (n) => ({ id: `card ${n}`, template: 't', contact: 'ada', link: 'l', issuedAt: 1, updatedAt: 1 })); // prettier-ignore
  }

  @Answers(listProgrammes)
  async programmes(): Promise<ReplyOf<typeof listProgrammes>> {
    return { programmes: [], next: null };
  }

  @Answers(getBalance)
  async balance(): Promise<ReplyOf<typeof getBalance>> {
    const entries = [{ step: 's', kind: 'award' as const, delta: 5, reason: 'points for loyalty', at: 1 }];
    return { balance: 5, totalPoints: 5, tiers: [], entries, next: null };
  }

  @Answers(listRuns)
  async runs(asked: Asked<typeof listRuns>): Promise<ReplyOf<typeof listRuns>> {
    return paged(asked, 'runs', (n) => summaryOf(`run ${n} of ${asked.contact}`));
  }

  /** One at a time; the second of the visitor fits into none. */
  @Answers(getRuns)
  async documents({ ids: [id = '', ...left] }: { ids: string[] }): Promise<ReplyOf<typeof getRuns>> {
    if (id === 'run 2 of visitor') return { runs: [], left, tooLarge: [id] };
    return { runs: [{ ...summaryOf(id), steps: [], branches: [] }], left, tooLarge: [] };
  }
}

type Asked<C extends RequestContract> = RequestOf<C> & { after?: string | undefined };

function paged<T, K extends string>({ after }: { after?: string | undefined }, list: K, item: (n: number) => T) {
  return { [list]: [item(after === undefined ? 1 : 2)], next: after === undefined ? 'more' : null } as Record<K, T[]> & { next: string | null }; // prettier-ignore
}

describe('contacts over the API', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench([Elsewhere, WhoKnows]);
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    asked.jobs = [];
    asked.deleted = [];
  });

  const remove = (body: object) => bench.call('POST', '/v1/workspaces/acme/contacts/delete', body);

  it('are deleted by whoever types the word, and their runs end first, under every name', async () => {
    const answer = await remove({ ids: ['ada', 'nobody'], confirm: 'Delete' });
    expect(answer).toMatchObject({
      status: 200,
      body: { unknown: ['nobody'], deleted: [{ id: 'ada', placeholder: 'abc', by: 'a key of the environment' }] },
    });
    expect(asked.jobs.map(({ kind, filter }) => ({ kind, contact: filter.contact }))).toEqual([
      { kind: 'cancel', contact: 'ada' },
      { kind: 'cancel', contact: 'visitor' },
    ]);
    const again = await remove({ ids: ['ada'], confirm: 'Delete' });
    expect((again.body['deleted'] as { jobs: string[] }[])[0]?.jobs).toEqual(
      asked.jobs.slice(0, 2).map(({ id }) => id),
    );
  });

  it('are not deleted without it', async () => {
    expect(await remove({ ids: ['ada'], confirm: 'yes' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'confirm', message: 'type Delete to confirm' }] },
    });
    expect(asked.deleted).toEqual([]);
  });

  it('are told all that anybody knows of them, every page of it, as one document of each service', async () => {
    const { status, type, body } = await bench.call('GET', '/v1/workspaces/acme/contacts/ada/export');
    expect([status, type]).toEqual([200, 'application/json']);
    expect(body['contacts']).toMatchObject({ contact: { id: 'ada' }, changes: [change, { cause: 'd' }] });
    expect(body['contacts']).toMatchObject({ starts: [{ run: 'run first' }, { run: 'run more' }] });
    const said = (service: string) => JSON.stringify(body[service]);
    for (const n of [1, 2]) {
      for (const value of ['entry', 'bonus', 'answer', 'record', 'prize', 'achievement']) expect(said('engagement')).toContain(`${value} ${n}`); // prettier-ignore
      for (const id of ['ada', 'visitor']) expect(said('messaging')).toContain(`message to ${id} ${n}`);
      for (const value of [`coupon ${n} of ada and visitor`, `card ${n}`]) expect(said('rewards')).toContain(value);
      for (const id of ['ada', 'visitor']) expect(said('runs')).toContain(`run ${n} of ${id}`);
    }
    expect(said('messaging')).toContain('consent to news');
    expect(said('rewards')).toContain('points for loyalty');
    expect(body['runs']).toMatchObject({ runs: [{}, {}, {}, { id: 'run 2 of visitor', tooLarge: true }] });
    expect(deletionRoutes.export.reply.safeParse(body).error?.issues).toBeUndefined();
  });
});
