// real: NATS, MongoDB, the orchestrator. The test plays gateway and services.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Evaluation, StoredEvent } from '@fanfare/contracts';
import { runIdOf, splitFrames } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { World } from './world.js';

const scopes = {
  everywhere: {},
  site: { site: 'final' },
  card: { card: 'wheel' },
  both: { site: 'final', card: 'wheel' },
};
type Id = keyof typeof scopes;
const ids = Object.keys(scopes) as Id[];

describe('a workflow of a site or a card', () => {
  let world: World;
  const kept: Evaluation[] = [];

  beforeAll(async () => {
    world = await World.open();
    world.nc.subscribe('evaluations.>', {
      callback: (_, message) => {
        kept.push(...splitFrames(message.string()).map((line) => JSON.parse(line) as Evaluation));
      },
    });
    for (const [id, scope] of Object.entries(scopes)) {
      await world.publishWorkflow(id, aWorkflow({ a: { action: 'Echo', input: {} } }, { scope }));
    }
    await eventually(async () => {
      const event = anEvent({ siteId: 'final', cardId: 'wheel' });
      await world.publish(event);
      await eventually(() => expect(started(event)).toEqual(ids), { withinMs: 500 });
    });
  });
  afterAll(() => world.close());

  const started = (event: StoredEvent): Id[] => {
    const runs = new Set(world.of(event).map(({ command }) => command.stepId.split('/')[0]));
    return ids.filter((id) => runs.has(runIdOf('acme', id, event.id)));
  };
  const refused = ({ id }: StoredEvent) => kept.flatMap(({ event, refusals }) => (event === id ? refusals : []));

  it.each([
    ['that site and that card', { siteId: 'final', cardId: 'wheel' }, ['everywhere', 'site', 'card', 'both']],
    ['another card of the site', { siteId: 'final', cardId: 'poll' }, ['everywhere', 'site']],
    ['that card of another site', { siteId: 'heat', cardId: 'wheel' }, ['everywhere', 'card']],
    ['another card of another site', { siteId: 'heat', cardId: 'poll' }, ['everywhere']],
    ['the site alone', { siteId: 'final' }, ['everywhere', 'site']],
    ['no site and no card', {}, ['everywhere']],
  ])('starts by an event of %s, or says why not', async (_, place, expected) => {
    const event = anEvent(place);
    await world.publish(event);
    // Of each workflow it is said whether it starts.
    await eventually(() => expect(started(event).length + refused(event).length).toBe(ids.length));
    expect(started(event)).toEqual(expected);
    const because = Object.fromEntries(refused(event).map((refusal) => [refusal.workflow, refusal.because]));
    const why = (id: Id) => ('site' in scopes[id] && event.siteId !== 'final' ? 'scope.site' : 'scope.card');
    const others = ids.filter((id) => !expected.includes(id));
    expect(because).toEqual(Object.fromEntries(others.map((id) => [id, why(id)])));
  });
});
