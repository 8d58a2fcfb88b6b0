import { Injectable } from '@nestjs/common';
import type { ContactSnapshot, JsonObject } from '@fanfare/contracts';
import { failure, type FailureOutcome, type Step } from '@fanfare/connector';
import type { Contact, Row } from '../contact/contact.js';
import { eventsOfChange, type ChangeEvent } from '../contact/events-of-change.js';
import { Snapshots } from '../contact/snapshots.js';
import type { StepEdit } from './plan.js';
import { refusal } from './refusal.js';
import { StepEdits } from './step-edits.js';

/** A step's answer, its contact as it is now, and what workflows are told of the change; or why not. */
export type EditAnswer<D extends JsonObject> =
  { data: D; more: { contact: ContactSnapshot; events: ChangeEvent[] } } | FailureOutcome;

/** What a step wants of its contact, and what it is answered. */
export interface Wish<D extends JsonObject> {
  facts: StepEdit['facts'];
  outcome(rows: readonly Row[], before: Contact): D;
}

/** Does the steps of a batch that can be done, and answers all. */
@Injectable()
export class EditSteps {
  constructor(
    private readonly edits: StepEdits,
    private readonly snapshots: Snapshots,
  ) {}

  /** `wish` says what a step wants, or why it cannot be done whatever its contact. */
  async run<S extends Step, D extends JsonObject>(
    steps: readonly S[],
    wish: (step: S) => Wish<D> | FailureOutcome,
  ): Promise<EditAnswer<D>[]> {
    const wishes = steps.map((step) => (step.contactId === null ? refusal('NoContact') : wish(step)));
    const possible = steps.flatMap((step, i): StepEdit[] => {
      const wanted = wishes[i];
      return wanted && 'facts' in wanted && step.contactId !== null
        ? [{ step, contactId: step.contactId, source: 'workflow', tells: false, ...wanted }]
        : [];
    });
    const done = await this.edits.apply(possible);
    const contacts = await this.snapshots.of(done.flatMap((answer) => ('done' in answer ? [answer.contact] : [])));
    const answers = done.map((answer): EditAnswer<D> => {
      if ('refused' in answer) return refusal(answer.refused);
      const contact = contacts.shift() as ContactSnapshot;
      const { outcome, refusal: unfit } = answer.done;
      if (unfit) return failure(unfit.code, unfit.message);
      // What was recorded is what `outcome` of the same step gave, now or the first time.
      return { data: outcome as D, more: { contact, events: eventsOfChange(answer.done) } };
    });
    return wishes.map((wanted) => ('facts' in wanted ? (answers.shift() as EditAnswer<D>) : wanted));
  }
}
