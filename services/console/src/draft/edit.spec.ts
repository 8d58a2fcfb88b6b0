import { describe, expect, it } from '@jest/globals';
import type { WorkflowDefinition } from '@fanfare/contracts';
import { edited } from './edit.js';
import { leadingTo, placesTo, targetOf } from './place.js';

const exits = { exits: ['Success', 'Failure'], takes: {} };
const definition: WorkflowDefinition = {
  name: 'Thanks',
  trigger: { type: 'Prize.Awarded' },
  start: 'big',
  steps: {
    big: {
      action: 'Decision',
      branches: [{ name: 'Big', when: { left: 1, op: 'eq', right: 1 }, next: 'gift' }],
      else: 'mail',
    },
    gift: { action: 'LocalCardGenerateCampaignGift', next: { Success: 'mail' } },
    mail: { action: 'ContactEmailSend' },
  },
};

describe('a step that is put somewhere', () => {
  it('is followed by what came there before, by its first exit', () => {
    const place = { kind: 'branch', step: 'big', index: 0 } as const;
    const { steps } = edited(definition, { kind: 'add', place, id: 'tag', step: { action: 'ContactUpdate' }, exits });
    expect(steps['big']?.branches?.[0]?.next).toBe('tag');
    expect(steps['tag']).toEqual({ action: 'ContactUpdate', next: { Success: 'gift' } });
  });

  it('is the beginning of a workflow that has none', () => {
    const none = { ...definition, start: '', steps: {} };
    const place = { kind: 'start' } as const;
    expect(edited(none, { kind: 'add', place, id: 'tag', step: { action: 'ContactUpdate' }, exits })).toMatchObject({
      start: 'tag',
      steps: { tag: { action: 'ContactUpdate' } },
    });
  });
});

describe('a step that is taken out', () => {
  it('leaves those before it with what came after it', () => {
    const { steps } = edited(definition, { kind: 'remove', step: 'gift' });
    expect(steps['big']?.branches?.[0]?.next).toBe('mail');
    expect(steps).not.toHaveProperty('gift');
  });

  it('leaves an end where it led to several', () => {
    expect(edited(definition, { kind: 'remove', step: 'big' }).start).toBe('');
  });

  it('is led to from nowhere any more', () => {
    const without = edited(definition, { kind: 'remove', step: 'mail' });
    expect(placesTo(without, 'mail')).toEqual([]);
    expect(without.steps['gift']).toEqual({ action: 'LocalCardGenerateCampaignGift' });
  });
});

it('an exit that was connected and is not any more leaves no trace', () => {
  const place = { kind: 'exit', step: 'mail', exit: 'Success' } as const;
  const there = leadingTo(definition, place, 'gift');
  expect(targetOf(there, place)).toBe('gift');
  expect(leadingTo(there, place, null)).toEqual(definition);
});
