import { describe, expect, it } from '@jest/globals';
import type { JsonObject, Step } from '@fanfare/contracts';
import { echo, finishedStep, only, start, story, workflowOf } from '../../test/builders.js';

const set = (input: JsonObject, next: string | null = null): Step => ({
  action: 'SetVariables',
  input,
  next: { Success: next },
});

describe('setting variables', () => {
  it('lets the steps after it read them, with the type of what they refer to', () => {
    const workflow = workflowOf({
      a: set(
        { score: '{{ trigger.data.score }}', hello: 'Hi {{ contact.firstName }}', list: [1, '{{ trigger.type }}'] },
        'b',
      ),
      b: echo({}, { any: ['{{ variables.score }}', '{{ variables.list[1] }}'], text: '{{ variables.hello }}!' }),
    });
    const made = start(workflow, { score: 7 });
    expect(only(made.commands).command.input).toEqual({ any: [7, 'Gameplay.Ended'], text: 'Hi Ann!' });
    expect(finishedStep(made, 'a')).toMatchObject({
      exit: 'Success',
      output: { score: 7, hello: 'Hi Ann', list: [1, 'Gameplay.Ended'] },
    });
  });

  it('keeps the others when one is set again', () => {
    const workflow = workflowOf({
      a: set({ x: 1, y: 2 }, 'b'),
      b: set({ y: '{{ variables.x }}', z: { deep: [null] } }, 'c'),
      c: echo({}, { any: '{{ variables.y }}' }),
    });
    const { token, command } = only(start(workflow).commands);
    expect(token.data.variables).toEqual({ x: 1, y: 1, z: { deep: [null] } });
    expect(command.input).toEqual({ any: 1 });
  });

  it('sets null, with a warning, for what is not there', () => {
    const made = start(workflowOf({ a: set({ x: '{{ trigger.data.nothing }}' }, 'b'), b: echo() }));
    expect(finishedStep(made, 'a')).toMatchObject({
      output: { x: null },
      warnings: ['{{ trigger.data.nothing }} was empty'],
    });
    expect(only(made.commands).token.data.variables).toEqual({ x: null });
  });

  it('sets them for its own branch alone', () => {
    const workflow = workflowOf({
      a: {
        action: 'Split',
        branches: [
          { name: 'l', next: 'b' },
          { name: 'r', next: 'c' },
        ],
      },
      b: set({ x: 1 }, 'c'),
      c: echo(),
    });
    expect(start(workflow).commands.map(({ token }) => [token.branch, token.data.variables])).toEqual(
      expect.arrayContaining([
        ['0.0', { x: 1 }],
        ['0.1', {}],
      ]),
    );
  });

  it('fails when a template breaks its limits, and names the variable', () => {
    const made = start(workflowOf({ a: set({ big: '{% for i in (1..300000) %}{{ i }}{% endfor %}' }) }));
    expect(finishedStep(made, 'a').error).toMatchObject({ code: 'TemplateFailed', details: { field: 'big' } });
  });

  it('ends soon, with a clear error, when variables made of each other double forty times', () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const twice = ['{{ variables.x }}', '{{ variables.x }}'];
    const steps = names.map((name, i): [string, Step] => [
      name,
      set({ x: i === 0 ? 'seed' : twice }, names[i + 1] ?? null),
    ]);
    const made = start(workflowOf(Object.fromEntries(steps)));
    expect(made.history.at(-1)).toMatchObject({
      failed: true,
      reason: { code: 'VariablesTooLarge', message: expect.stringContaining('128 KiB') },
    });
    expect(JSON.stringify(made).length).toBeLessThan(2_000_000);
  });

  it('ends with a clear error when they nest ever deeper', () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const steps = names.map((name, i): [string, Step] => [
      name,
      set({ x: ['{{ variables.x }}'] }, names[i + 1] ?? null),
    ]);
    const made = start(workflowOf(Object.fromEntries(steps)));
    expect(story(made).at(-1)).toBe('0 ended failed');
    expect(made.history.at(-1)).toMatchObject({
      reason: { code: 'VariablesTooLarge', message: expect.stringContaining('flatter') },
    });
  });
});
