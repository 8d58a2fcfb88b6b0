import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  countEngagement,
  getDefinition,
  listDefinitions,
  listEntries,
  removeDefinition,
  saveDefinition,
  type DefinitionKind,
  type JsonObject,
} from '@fanfare/contracts';
import { aCommand, anEvent, eventually } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const save = (workspace: string, kind: DefinitionKind, id: string, settings: JsonObject) =>
  world.requests.ask(saveDefinition, { workspace, kind, id, settings });
const list = (workspace: string, kind: DefinitionKind, more: object = {}) =>
  world.requests.ask(listDefinitions, { workspace, kind, ...more });
const named = (workspace: string, prizeId: string) =>
  anEvent({ type: 'Prize.Awarded', workspaceId: workspace, siteId: 'final', data: { prizeId, prizeName: 'A mug' } });

describe('definitions', () => {
  it('are saved, shown and listed by pages', async () => {
    const workspace = fresh('ws');
    for (const id of ['a', 'b/c', 'd.$e']) await save(workspace, 'competition', id, { name: `Cup ${id}` });
    const first = await list(workspace, 'competition', { limit: 2 });
    const second = await list(workspace, 'competition', { limit: 2, after: first.next ?? '' });
    expect([...first.definitions, ...second.definitions].map(({ id }) => id)).toEqual(['a', 'b/c', 'd.$e']);
    expect(second.next).toBeNull();
    const changed = await save(workspace, 'competition', 'a', { name: 'World Cup', entryLimit: 3 });
    const { definition } = await world.requests.ask(getDefinition, { workspace, kind: 'competition', id: 'a' });
    expect(definition).toEqual(changed);
    expect(definition).toEqual({
      id: 'a',
      settings: { name: 'World Cup', entryLimit: 3 },
      defined: true,
      seenAt: null,
    });
  });

  it('are removed by one of those who do so at the same moment', async () => {
    const workspace = fresh('ws');
    const remove = () => world.requests.ask(removeDefinition, { workspace, kind: 'site', id: 'final' });
    for (let round = 0; round < 20; round++) {
      await save(workspace, 'site', 'final', { name: 'Grand Final' });
      const answers = await Promise.all(Array.from({ length: 6 }, remove));
      expect(answers.filter(({ removed }) => removed)).toHaveLength(1);
    }
  });

  it('name the field that is wrong', async () => {
    await expect(save('acme', 'prize', 'mug', { name: 'Mug', value: -1 })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'settings.value' }],
    });
  });

  it('list what events have named, until somebody defines it and after it is taken back', async () => {
    const workspace = fresh('ws');
    await world.publish([named(workspace, 'mug'), named(workspace, 'mug')]);
    await eventually(async () => {
      expect(await list(workspace, 'prize')).toMatchObject({
        definitions: [{ id: 'mug', settings: { name: 'A mug' }, defined: false, seenAt: expect.any(Number) }],
      });
      expect((await list(workspace, 'site')).definitions).toMatchObject([{ id: 'final', settings: { name: 'final' } }]);
    });
    await save(workspace, 'prize', 'mug', { name: 'Blue mug', stock: 5 });
    await save(workspace, 'prize', 'cap', { name: 'Cap' });
    expect((await list(workspace, 'prize')).definitions.map(({ settings }) => settings['name'])).toEqual(['Cap', 'Blue mug']); // prettier-ignore
    const removed = ['mug', 'cap', 'cap'].map((id) =>
      world.requests.ask(removeDefinition, { workspace, kind: 'prize', id }),
    );
    expect((await removed[0])?.removed).toBe(true);
    await Promise.all(removed);
    expect((await list(workspace, 'prize')).definitions).toMatchObject([{ id: 'mug', defined: false }]);
  });
});

describe('a card', () => {
  it('gives its competition to what happens on it, before it is defined and after, unless the event names another', async () => {
    const workspace = fresh('ws');
    const capture = (entryId: string, data: object = {}) =>
      anEvent({
        type: 'Gameplay.DataCaptured',
        workspaceId: workspace,
        cardId: 'quiz',
        data: { entryId, gameplayId: entryId, ...data },
      });
    const competitions = async () => {
      const { entries } = await world.requests.ask(listEntries, { workspace });
      return Object.fromEntries(entries.map(({ id, competition }) => [id, competition]));
    };
    await world.publish([capture('before'), capture('other', { competitionId: 'own' })]);
    await eventually(async () => expect(await competitions()).toEqual({ before: null, other: 'own' }));
    await save(workspace, 'card', 'quiz', { title: 'Quiz', competition: 'cup' });
    await world.publish([capture('after')]);
    await eventually(async () => {
      expect(await competitions()).toEqual({ before: 'cup', other: 'own', after: 'cup' });
      const counted = await world.requests.ask(countEngagement, { workspace, of: 'competition', id: 'cup' });
      expect(counted).toMatchObject({ entries: 2, gameplays: 2 });
    });
  });
});

describe('a competition', () => {
  it('gives bonus entries from when it opens until it closes, and a refusal stays one', async () => {
    const competition = fresh('cup');
    const [opensAt, closesAt] = ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'];
    await save('acme', 'competition', competition, { name: 'Cup', opensAt, closesAt });
    const at = (instant: string) =>
      aCommand('AssignBonusCompetitionEntries', {
        contactId: 'ada',
        at: Date.parse(instant),
        input: { competition, count: 3 },
      });
    const steps = [at('2026-05-31T23:59:59Z'), at('2026-06-01T00:00:00Z'), at('2026-07-01T00:00:00Z')];
    const codes = async () => {
      const answers = await world.bench.runAll(steps);
      return answers.map(({ outcome }) => outcome.error?.code ?? outcome.exit);
    };
    expect(await codes()).toEqual(['CompetitionNotOpen', 'Success', 'CompetitionClosed']);
    await save('acme', 'competition', competition, { name: 'Cup' });
    expect(await codes()).toEqual(['CompetitionNotOpen', 'Success', 'CompetitionClosed']);
  });
});
