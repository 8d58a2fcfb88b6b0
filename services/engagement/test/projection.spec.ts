import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent, TriggerName } from '@fanfare/contracts';
import { anEvent, eventually } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const start = Date.parse('2026-06-01T10:00:00Z');
const kinds = ['entries', 'gameplays', 'awards', 'playRecords', 'definitions'];

/** A contact's visit: it plays, enters, is approved and wins. */
function visit(workspaceId: string): StoredEvent[] {
  const happened: [TriggerName, StoredEvent['data']][] = [
    ['Gameplay.Action', { gameplayId: 'g1', action: 'share', cardType: 'Quiz' }],
    ['Gameplay.Ended', { gameplayId: 'g1', status: 'completed', durationMs: 4_000, score: 70 }],
    ['Gameplay.DataCaptured', { gameplayId: 'g1', entryId: 'e1', form: { 'why.$': 'because' }, qualified: true }],
    ['Gameplay.DataCapturedQualified', { gameplayId: 'g1', entryId: 'e1', form: { 'why.$': 'because' } }],
    ['Competition.EntrySubmitted', { entryId: 'e1', competitionId: 'cup' }],
    ['Gameplay.UploadApproved', { uploadId: 'u1', url: 'https://cdn.test/u1.png' }],
    ['Prize.Awarded', { prizeId: 'mug', prizeName: 'Mug', prizeType: 'Physical', awardId: 'a1', competitionId: 'cup' }],
    ['Prize.ExtraDataCaptured', { prizeId: 'mug', awardId: 'a1', form: { size: 'L' } }],
  ];
  return happened.map(([type, data], i) =>
    anEvent({
      id: `event-${i}`,
      type,
      workspaceId,
      siteId: 'final',
      cardId: 'quiz',
      contact: { email: 'ada@acme.test' },
      occurredAt: new Date(start + i * 1_000).toISOString(),
      data,
    }),
  );
}

/** Everything that is kept of a workspace, without what depends on how often it was written. */
async function keptOf(workspace: string) {
  const found = await Promise.all(
    kinds.map((kind) => world.db.collection(kind).find({ workspace }).sort({ _id: 1 }).toArray()),
  );
  return found.map((documents) =>
    documents.map(({ _id, rev: _rev, workspace: _workspace, ...rest }) => ({
      key: String(_id).replace(workspace, ''),
      ...rest,
    })),
  );
}

describe('what events say', () => {
  it('is kept of entries, gameplays, prizes and what was named', async () => {
    const workspace = fresh('ws');
    await world.publish(visit(workspace));
    await eventually(async () => {
      const [entries, gameplays, awards, records, definitions] = await keptOf(workspace);
      const where = { contact: 'ada', site: 'final', card: 'quiz' };
      expect(entries).toMatchObject([
        { ...where, id: 'e1', competition: 'cup', gameplay: 'g1', qualified: true, form: '{"why.$":"because"}', at: start + 2_000 }, // prettier-ignore
      ]);
      expect(gameplays).toMatchObject([
        { ...where, id: 'g1', status: 'completed', durationMs: 4_000, score: 70, cardType: 'Quiz', at: start },
      ]);
      expect(awards).toMatchObject([
        { ...where, id: 'a1', prize: 'mug', name: 'Mug', type: 'Physical', form: '{"size":"L"}', at: start + 6_000 },
      ]);
      expect(records?.map((record) => ('type' in record ? record.type : ''))).toEqual([
        'Gameplay.Action',
        'Gameplay.UploadApproved',
      ]);
      expect(definitions?.map(({ key }) => key)).toEqual([
        '/card/quiz',
        '/competition/cup',
        '/prize/mug',
        '/site/final',
      ]);
    });
  });

  it('is the same in whatever order they come, and however often', async () => {
    const [straight, mixed] = [fresh('ws'), fresh('ws')];
    const order = [6, 3, 7, 1, 4, 0, 2, 5];
    const events = visit(mixed);
    await world.publish(visit(straight));
    const shuffled = order.map((i) => events[i] as StoredEvent);
    await world.publish([...shuffled, ...shuffled.toReversed(), ...events]);
    await eventually(async () => {
      const kept = await keptOf(straight);
      expect(kept.map((documents) => documents.length)).toEqual([1, 1, 1, 2, 4]);
      expect(await keptOf(mixed)).toEqual(kept);
    });
  });

  it('of many contacts is counted right, though two processes keep it', async () => {
    const workspace = fresh('ws');
    const events = Array.from({ length: 300 }, (_, i) =>
      anEvent({
        id: `e-${i}`,
        type: 'Competition.EntrySubmitted',
        workspaceId: workspace,
        contact: { email: `c${i % 40}@acme.test` },
        data: { entryId: `entry-${i % 150}`, competitionId: 'cup' },
      }),
    );
    await Promise.all(Array.from({ length: 10 }, (_, i) => world.publish(events.slice(i * 30, i * 30 + 30))));
    await eventually(async () => expect(await world.db.collection('entries').countDocuments({ workspace })).toBe(150));
  });

  it('about nobody is kept all the same, and a qualified capture without any id is not counted beside its twin', async () => {
    const workspace = fresh('ws');
    const capture = (type: TriggerName) => anEvent({ type, workspaceId: workspace, data: { form: {} } });
    await world.publish([capture('Gameplay.DataCaptured'), capture('Gameplay.DataCapturedQualified')]);
    await eventually(async () => {
      const [entries] = await keptOf(workspace);
      expect(entries).toMatchObject([{ contact: null, competition: null }]);
    });
  });
});
