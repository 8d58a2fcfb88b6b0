import type { Json } from '@fanfare/contracts';
import { coreFields, type Contact } from '../contact/contact.js';
import type { Fact } from '../contact/fact.js';
import { fitFacts, type Definitions } from '../properties/definitions.js';
import type { Unfit } from './plan.js';

/** A field's value that means the instant of the step. */
const now = 'now()';

/** The fields of a step with what is to be computed in them computed. `at`: the recorded instant of its cause. */
export function withNow(fields: Record<string, Json>, at: number): Record<string, Json> {
  const instant = new Date(at).toISOString();
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === now ? instant : value] as const),
  );
}

/**
 * Numbers to be added to what a contact has. They hold in whatever order steps come, unlike values: each is added once.
 * Nothing counts as 0.
 */
export function increments(wanted: Record<string, number>, before: Contact): Fact[] | Unfit {
  const facts: Fact[] = [];
  for (const [name, by] of Object.entries(wanted)) {
    if (coreFields.includes(name)) return { code: 'InputInvalid', message: `"${name}" is not a number to add to.` };
    const value = before.properties.find((property) => property.name === name)?.value ?? 0;
    const current = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof current !== 'number' || !Number.isFinite(current)) {
      return {
        code: 'InputInvalid',
        message: `"${name}" of this contact is not a number, so nothing can be added to it.`,
      };
    }
    facts.push({ kind: 'properties', name, value: current + by, always: true });
  }
  return facts;
}

/** The facts as their properties keep them; a step that says what is none of a property's values is refused. */
export function fitting(facts: readonly Fact[], definitions: Definitions = new Map()): Fact[] | Unfit {
  const fitted = fitFacts(facts, definitions);
  const [wrong] = fitted.problems;
  return wrong ? { code: 'InputInvalid', message: `"${wrong.property}" ${wrong.problem}.` } : fitted.facts;
}
