import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import {
  getDefinition,
  getEntry,
  listDefinitions,
  listEntries,
  removeDefinition,
  saveDefinition,
  type DefinitionView,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import type { z } from 'zod';
import { openBench } from './bench.js';

const seen: DefinitionView = { id: 'mug', settings: { name: 'A mug' }, defined: false, seenAt: 5 };

// fake: engagement, which knows one prize, by an event that has named it.
@Controller()
class EngagementDesk {
  static asked: object[] = [];

  @Answers(saveDefinition)
  async save({ id, settings }: z.output<typeof saveDefinition.request>): Promise<DefinitionView> {
    return { id, settings, defined: true, seenAt: null };
  }

  @Answers(getDefinition)
  async get({ kind, id }: z.output<typeof getDefinition.request>): Promise<ReplyOf<typeof getDefinition>> {
    return { definition: kind === 'prize' && id === 'mug' ? seen : null };
  }

  @Answers(removeDefinition)
  async remove({ kind }: z.output<typeof removeDefinition.request>): Promise<ReplyOf<typeof removeDefinition>> {
    return { removed: kind === 'prize' };
  }

  @Answers(listDefinitions)
  async list({ kind }: z.output<typeof listDefinitions.request>): Promise<ReplyOf<typeof listDefinitions>> {
    return { definitions: kind === 'prize' ? [seen] : [], next: null };
  }

  @Answers(listEntries)
  async entries(asked: z.output<typeof listEntries.request>): Promise<ReplyOf<typeof listEntries>> {
    EngagementDesk.asked.push(asked);
    return { entries: [], next: 'on' };
  }

  @Answers(getEntry)
  async entry(): Promise<ReplyOf<typeof getEntry>> {
    return { entry: null };
  }
}

describe('what is defined for hubs, over the API', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  beforeAll(async () => {
    bench = await openBench([EngagementDesk]);
  });
  afterAll(() => bench.close());

  it('is saved, shown, listed and taken back by its kind', async () => {
    expect(await bench.put('/prizes/cap', { name: 'Cap', stock: 5 })).toMatchObject({
      status: 200,
      body: { id: 'cap', name: 'Cap', stock: 5, defined: true, seenAt: null },
    });
    const mug = { id: 'mug', name: 'A mug', defined: false, seenAt: 5 };
    expect((await bench.get('/prizes/mug')).body).toEqual(mug);
    expect((await bench.get('/prizes')).body).toEqual({ prizes: [mug], next: null });
    expect((await bench.get('/cards')).body).toEqual({ cards: [], next: null });
    expect((await bench.post('/prizes/mug/remove')).body).toEqual({ removed: true });
    expect(await bench.get('/sites/mug')).toMatchObject({ status: 404, body: { code: 'NotFound' } });
  });

  it('is refused with the field that is wrong or not known', async () => {
    const wrong = await bench.put('/competitions/cup', { name: 'Cup', entryLimit: 0, prize: 'x' });
    expect(wrong).toMatchObject({ status: 400 });
    expect(JSON.stringify(wrong.body.errors)).toContain('entryLimit');
    expect((await bench.put('/achievements/fan', { name: 'Fan', pictureUrl: 'javascript:x' })).status).toBe(400);
  });

  it('goes with lists of what contacts did, by what is asked for', async () => {
    expect((await bench.get('/contacts/ann/entries?limit=5&after=here')).body).toEqual({ entries: [], next: 'on' });
    await bench.get('/entries?competition=cup&tag=vip');
    expect(EngagementDesk.asked).toEqual([
      { workspace: 'acme', contact: 'ann', limit: 5, after: 'here' },
      { workspace: 'acme', competition: 'cup', tag: 'vip', limit: 50 },
    ]);
    expect((await bench.get('/entries/none')).status).toBe(404);
    expect((await bench.get('/entries?nonsense=1')).status).toBe(400);
  });
});
