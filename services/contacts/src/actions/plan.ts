import type { JsonObject } from '@fanfare/contracts';
import { applyFacts } from '../contact/apply-facts.js';
import {
  causeKey,
  contactKey,
  type Applied,
  type Contact,
  type Edit,
  type Recorded,
  type Row,
} from '../contact/contact.js';
import type { Loaded } from '../contact/contact.store.js';
import type { Fact } from '../contact/fact.js';
import { identityKey } from '../identity/keys.js';
import type { Segments } from '../segments/segments.js';
import { withSegments } from '../segments/with-segments.js';

/** What a step wants of its contact. */
export interface StepEdit {
  step: { id: string; workspace: string; at: number };
  contactId: string;
  /** Who changes it, in the contact's history and in events. */
  source: string;
  /** What it does to segments is published here: no answer of a step carries it. */
  tells: boolean;
  /** What it is to be, given how the contact is, or why this cannot be. Either is recorded. */
  facts(before: Contact): readonly Fact[] | Unfit;
  /** What the step is answered, given what it changed of which contact. Recorded. */
  outcome(rows: readonly Row[], before: Contact): JsonObject;
}

export type Unfit = NonNullable<Recorded['refusal']>;

/** What became of it, as first recorded, and the contact as it is now. */
export type StepDone = { done: Recorded; contact: Contact } | { refused: Refusal };
export type Refusal = 'ContactNotFound' | 'ContactDeleted' | 'EmailTaken';

export interface Plan {
  edits: Edit[];
  /** Addresses that steps need for their contacts. */
  claims: { key: string; contact: string; absorbed: string[]; step: string }[];
  done: StepDone[];
}

export interface Knowledge {
  /** By the contact that each step names. */
  contacts: ReadonlyMap<string, Loaded>;
  /** Those of them that were deleted. */
  gone: ReadonlySet<string>;
  /** By `causeKey`. */
  archived: ReadonlyMap<string, Recorded>;
  /** Steps whose address is another contact's. */
  refused: ReadonlySet<string>;
  /** By workspace. */
  segments: ReadonlyMap<string, Segments>;
  now: number;
}

/** All steps of the batch on what is known, one after the other; nothing is written yet. */
export function plan(edits: readonly StepEdit[], knowledge: Knowledge): Plan {
  const { contacts, gone, archived, refused, segments, now } = knowledge;
  const drafts = new Map<string, Edit>();
  const claims: Plan['claims'] = [];
  const answers = edits.map((edit): { done: Recorded } | { refused: Refusal } => {
    const stored = contacts.get(keyOf(edit));
    if (!stored) return { refused: gone.has(keyOf(edit)) ? 'ContactDeleted' : 'ContactNotFound' };
    const { applied, contact } = stored;
    const draft = drafts.get(contact._id) ?? { contact, applied: [] };
    const earlier = recordIn([...applied, ...draft.applied], edit) ?? archivedOf(stored, edit, archived);
    if (earlier) return { done: earlier };
    if (refused.has(edit.step.id)) return { refused: 'EmailTaken' };
    const { id: cause, at } = edit.step;
    const { source } = edit;
    const tells = draft.tells ?? [];
    const facts = edit.facts(draft.contact);
    if ('code' in facts) {
      const entry = { cause, source, at, outcome: null, refusal: facts, rows: [] };
      drafts.set(contact._id, { contact: draft.contact, applied: [...draft.applied, entry], tells });
      return { done: entry };
    }
    const changed = applyFacts(draft.contact, facts, { at, order: 'later' });
    const after = withSegments(draft.contact, changed, segments.get(edit.step.workspace), now);
    const outcome = edit.outcome(after.rows, draft.contact);
    const address = after.rows.find(({ property }) => property === 'email')?.after;
    if (typeof address === 'string') {
      const { id, absorbed } = contact;
      claims.push({ key: identityKey(contact.workspace, 'email', address), contact: id, absorbed, step: cause });
    }
    const entry = { cause, source, at, outcome, rows: after.rows };
    const told = edit.tells && after.rows.some(({ kind }) => kind === 'segments') ? [...tells, cause] : tells;
    drafts.set(contact._id, { contact: after.contact, applied: [...draft.applied, entry], tells: told });
    return { done: entry };
  });
  const done = edits.map((edit, i): StepDone => {
    const answer = answers[i];
    const stored = contacts.get(keyOf(edit))?.contact;
    const contact = stored && (drafts.get(stored._id)?.contact ?? stored);
    if (answer && 'done' in answer && contact) return { ...answer, contact };
    return answer && 'refused' in answer ? answer : { refused: 'ContactNotFound' };
  });
  return { edits: [...drafts.values()], claims, done };
}

export function recordIn(applied: readonly Applied[], { step }: StepEdit): Recorded | null {
  return applied.find(({ cause }) => cause === step.id) ?? null;
}

function archivedOf({ keys }: Loaded, { step }: StepEdit, archived: Knowledge['archived']): Recorded | null {
  const found = keys.flatMap((contact) => archived.get(causeKey({ contact, cause: step.id })) ?? []);
  return found[0] ?? null;
}

export function keyOf({ step, contactId }: StepEdit): string {
  return contactKey(step.workspace, contactId);
}
