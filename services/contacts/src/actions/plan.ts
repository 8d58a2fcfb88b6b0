import type { JsonObject } from '@fanfare/contracts';
import { applyFacts } from '../contact/apply-facts.js';
import { archivedId } from '../contact/archive.store.js';
import { contactKey, type Applied, type Contact, type Edit, type Row, type WithApplied } from '../contact/contact.js';
import type { Fact } from '../contact/fact.js';
import { identityKey } from '../identity/keys.js';

/** What a step wants of its contact. */
export interface StepEdit {
  step: { id: string; workspace: string; at: number };
  contactId: string;
  facts: readonly Fact[];
  /** What the step is answered, given what it changed of which contact. Recorded. */
  outcome(rows: readonly Row[], before: Contact): JsonObject;
}

/** What became of it: its answer, as first recorded, and the contact as it is now. */
export type StepDone = { done: JsonObject; contact: Contact } | { refused: Refusal };
export type Refusal = 'ContactNotFound' | 'EmailTaken';

export interface Plan {
  edits: Edit[];
  /** Addresses that steps need for their contacts. */
  claims: { key: string; contact: string; step: string }[];
  done: StepDone[];
}

export interface Knowledge {
  contacts: ReadonlyMap<string, Contact & WithApplied>;
  archived: ReadonlyMap<string, JsonObject>;
  /** Steps whose address is another contact's. */
  refused: ReadonlySet<string>;
}

/** All steps of the batch on what is known, one after the other; nothing is written yet. */
export function plan(edits: readonly StepEdit[], { contacts, archived, refused }: Knowledge): Plan {
  const drafts = new Map<string, Edit>();
  const claims: Plan['claims'] = [];
  const answers = edits.map((edit): { done: JsonObject } | { refused: Refusal } => {
    const stored = contacts.get(keyOf(edit));
    if (!stored) return { refused: 'ContactNotFound' };
    const { applied, ...contact } = stored;
    const draft = drafts.get(stored._id) ?? { contact, applied: [] };
    const earlier = outcomeIn([...applied, ...draft.applied], edit) ?? archived.get(archiveIdOf(edit));
    if (earlier) return { done: earlier };
    if (refused.has(edit.step.id)) return { refused: 'EmailTaken' };
    const { id: cause, at } = edit.step;
    const after = applyFacts(draft.contact, edit.facts, { at, order: 'later' });
    const outcome = edit.outcome(after.rows, draft.contact);
    const address = after.rows.find(({ property }) => property === 'email')?.after;
    if (typeof address === 'string') {
      claims.push({ key: identityKey(contact.workspace, 'email', address), contact: contact.id, step: cause });
    }
    const entry = { cause, source: 'workflow', at, outcome, rows: after.rows };
    drafts.set(stored._id, { contact: after.contact, applied: [...draft.applied, entry] });
    return { done: outcome };
  });
  const done = edits.map((edit, i): StepDone => {
    const answer = answers[i];
    const contact = drafts.get(keyOf(edit))?.contact ?? contacts.get(keyOf(edit));
    if (answer && 'done' in answer && contact) return { ...answer, contact };
    return answer && 'refused' in answer ? answer : { refused: 'ContactNotFound' };
  });
  return { edits: [...drafts.values()], claims, done };
}

export function outcomeIn(applied: readonly Applied[], { step }: StepEdit): JsonObject | null {
  return applied.find(({ cause }) => cause === step.id)?.outcome ?? null;
}

export function keyOf({ step, contactId }: StepEdit): string {
  return contactKey(step.workspace, contactId);
}

export function archiveIdOf(edit: StepEdit): string {
  return archivedId(keyOf(edit), edit.step.id);
}
