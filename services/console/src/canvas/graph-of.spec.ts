import { describe, expect, it } from '@jest/globals';
import { graphOf, outlineOf, triggerId, waysOf } from './graph-of.js';

const step = (action: string, rest: object = {}) => ({ action, input: {}, ...rest });
const workflow = {
  trigger: { type: 'Prize.Awarded' as const },
  start: 'how-much',
  steps: {
    'how-much': step('Decision', { branches: [{ name: 'Big', next: 'gift' }], else: 'mail' }),
    gift: step('LocalCardSendCardFromTemplate', { name: 'Send a gift', next: { Success: 'mail', Failure: null } }),
    mail: step('ContactEmailSend'),
  },
};

describe('a workflow as a picture', () => {
  const { nodes, edges } = graphOf(workflow);

  it('begins with its trigger and has each step once', () => {
    expect(nodes.filter(({ kind }) => kind !== 'end').map(({ id }) => id)).toEqual([
      triggerId,
      'how-much',
      'gift',
      'mail',
    ]);
    expect(edges[0]).toMatchObject({ from: triggerId, to: 'how-much' });
  });

  it('has an edge for each way, named as the way is', () => {
    expect(edges.map(({ from, to, label }) => [from, label, to])).toEqual(
      expect.arrayContaining([
        ['how-much', 'Big', 'gift'],
        ['how-much', 'else', 'mail'],
        ['gift', 'Success', 'mail'],
      ]),
    );
  });

  it('draws what ends, and what leads nowhere', () => {
    const broken = graphOf({
      ...workflow,
      steps: { ...workflow.steps, mail: step('ContactEmailSend', { next: { Success: 'gone' } }) },
    });
    expect(nodes.filter(({ kind }) => kind === 'end').map(({ id }) => id)).toEqual(['gift/Failure/end', 'mail//end']);
    expect(broken.nodes.map(({ title }) => title)).toContain('no such step: gone');
  });
});

describe('a workflow as a list', () => {
  it('tells each step once, deeper where the ways part', () => {
    expect(outlineOf(workflow).map(({ id, label, depth, step: told }) => [depth, label, id, told !== null])).toEqual([
      [0, null, 'how-much', true],
      [1, 'Big', 'gift', true],
      [2, 'Success', 'mail', true],
      [2, 'Failure', null, false],
      [1, 'else', 'mail', false],
    ]);
  });

  it('ends although a workflow goes round, and tells what no way leads to', () => {
    const round = { start: 'a', steps: { a: step('Delay', { next: { Success: 'a' } }), alone: step('Stop') } };
    expect(outlineOf(round).map(({ id, label }) => [label, id])).toEqual([
      [null, 'a'],
      ['Success', 'a'],
      ['no way leads here', 'alone'],
    ]);
  });

  it('says one way for a step that says none', () => {
    expect(waysOf(step('Stop'))).toEqual([{ label: null, to: null }]);
  });
});
