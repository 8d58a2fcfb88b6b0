import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  deleteContacts,
  exportContact,
  listRuns,
  nothingRemoved,
  referencesOfContact,
  startRunJob,
  type RequestOf,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
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
  async delete({ ids }: { ids: string[] }): Promise<ReplyOf<typeof deleteContacts>> {
    asked.deleted.push(...ids);
    const deleted = ids.filter((id) => id === 'ada');
    return {
      deleted: deleted.map((id) => ({
        id,
        placeholder: 'abc',
        at: 1,
        by: 'api',
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
    const next = after === undefined ? 'more' : null;
    const starts = [{ run: `run ${after ?? 'first'}`, at: 1, contact: {} }];
    const changes = after === undefined ? [change] : [change, { ...change, cause: 'd' }];
    return { contact, createdAt: 1, updatedAt: 1, identities, devices: [], starts, changes, next };
  }

  @Answers(listRuns)
  async runs(): Promise<ReplyOf<typeof listRuns>> {
    return { runs: [], next: null };
  }
}

describe('contacts over the API', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench([Elsewhere]);
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
      body: { unknown: ['nobody'], deleted: [{ id: 'ada', placeholder: 'abc' }] },
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

  it('are told all that is known of them, every page of it', async () => {
    const { status, body } = await bench.call('GET', '/v1/workspaces/acme/contacts/ada/export');
    expect(status).toBe(200);
    expect(body).toMatchObject({ contact: { id: 'ada' }, changes: [change, { cause: 'd' }], runs: [] });
    expect(body['starts']).toMatchObject([{ run: 'run first' }, { run: 'run more' }]);
  });
});
