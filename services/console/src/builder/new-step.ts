import type { JsonObject, Step, WorkflowDefinition } from '@fanfare/contracts';
import { isObject } from '../draft/value-at.js';
import { words } from '../text/words.js';
import type { Kind } from './kinds.js';

/** A step of a kind as it is when somebody has just put it there: with what is there most often, so that little is left to say. */
export function newStep({ action, takes, input }: Kind): Step {
  const always = { left: '', op: 'eq' as const, right: '' };
  return {
    action,
    ...(takes.input && { input: defaults(action, input) }),
    ...(takes.when === 'required' && { when: always }),
    ...(takes.branches && { branches: branchesOf(action) }),
    ...(takes.else && { else: null }),
  };
}

const { yes, first, second } = words.builder.branchNames;

function branchesOf(action: string): Step['branches'] {
  switch (action) {
    case 'RandomSplit':
      return [first, second].map((name) => ({ name, weight: 50, next: null }));
    case 'Split':
      return [first, second].map((name) => ({ name, next: null }));
    default:
      return [{ name: yes, when: { left: '', op: 'eq', right: '' }, next: null }];
  }
}

function defaults(action: string, schema: JsonObject | null): JsonObject {
  if (action === 'Delay') return { for: 'P1D' };
  const properties = schema?.['properties'];
  const required = schema?.['required'];
  if (!isObject(properties) || !Array.isArray(required)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const byDefault = isObject(property) && required.includes(name) ? property['default'] : undefined;
      return byDefault === undefined ? [] : [[name, byDefault]];
    }),
  );
}

/** An id that is free, in words that a reader of the JSON understands: ContactEmailSend becomes contact-email-send. */
export function freeId(action: string, { steps }: Pick<WorkflowDefinition, 'steps'>): string {
  const stem = action.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  if (!Object.hasOwn(steps, stem)) return stem;
  for (let n = 2; ; n++) if (!Object.hasOwn(steps, `${stem}-${n}`)) return `${stem}-${n}`;
}
