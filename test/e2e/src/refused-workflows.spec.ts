import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, Step, WorkflowDefinition } from '@fanfare/contracts';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';

describe('a workflow that cannot run', () => {
  let fanfare: Fanfare;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
  });

  afterAll(() => fanfare.stop());

  const update = (more: Partial<Step>): Step => ({ action: 'ContactUpdate', input: { addTags: ['x'] }, ...more });
  const refused: [string, WorkflowDefinition, string][] = [
    [
      'a cycle',
      aWorkflow({ a: update({ next: { Success: 'b' } }), b: update({ next: { Success: 'a' } }) }),
      'steps.b.next.Success',
    ],
    ['an unknown action', aWorkflow({ a: { action: 'MakeCoffee' } }), 'steps.a.action'],
    ['a dangling exit', aWorkflow({ a: update({ next: { Success: 'nowhere' } }) }), 'steps.a.next.Success'],
    [
      'an exit that the action does not have',
      aWorkflow({ a: update({ next: { Maybe: null } }) }),
      'steps.a.next.Maybe',
    ],
    [
      'a reference to a step that never ran before',
      aWorkflow({ a: update({ input: { fields: { x: '{{ steps.b.y }}' } } }) }),
      'steps.a.input.fields.x',
    ],
  ];

  it.each(refused)(
    'with %s is refused at activation with the path of the error, and stays a draft',
    async (_, definition, path) => {
      await fanfare.api.expectOk('PUT', '/workflows/broken', { definition });
      const answer = await fanfare.api.send<Problem>('POST', '/workflows/broken/activate', {});
      expect(answer.status).toBe(422);
      expect(answer.body.errors?.map((error) => error.path)).toContain(path);
      expect(await fanfare.api.expectOk('GET', '/workflows/broken')).toMatchObject({ status: 'Draft' });
    },
  );
});
