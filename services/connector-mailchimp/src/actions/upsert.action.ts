import { defineAction, exit, failure, Handles, type ActionHandler, type FailureOutcome, type Step } from '@fanfare/connector'; // prettier-ignore
import { z } from 'zod';
import { Audiences } from '../audiences.js';
import { MailchimpApp } from '../mailchimp.app.js';
import { memberAnswer } from '../member.js';
import { Members } from '../members.js';
import { noAudience, notAMember } from '../refusal.js';
import { statusToReturnTo, upsertInput } from './upsert-input.js';

export const MailchimpUpsert = defineAction({
  name: 'MailchimpUpsert',
  title: 'Add or update a member',
  summary: 'Adds somebody to an audience, or updates who is there. Somebody who left or was archived stays so, unless the step says to resubscribe them; the output tells their status.', // prettier-ignore
  input: upsertInput,
  exits: { Success: z.object({ id: z.string(), contactId: z.string(), status: z.string() }) },
  // No batch: POST /lists/{id} takes 500 members, but has no status_if_new. With `update_existing` its `status` changes
  // those who are there, who left among them; without it, who was archived counts as new and is subscribed. What becomes
  // of members who are given no status there is in no document.
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpUpsert)
export class Upsert implements ActionHandler<typeof MailchimpUpsert> {
  constructor(
    private readonly members: Members,
    private readonly audiences: Audiences,
  ) {}

  async run([step]: readonly Step<typeof MailchimpUpsert>[], signal: AbortSignal) {
    if (!step) return [];
    const member = (await this.unknownFields(step)) ?? (await this.put(step, signal));
    if ('exit' in member) return [member];
    const back = statusToReturnTo(step.input.resubscribe, member.status);
    const after = back === null ? member : await this.resubscribe(step, back, signal);
    if ('exit' in after) return [after];
    return [exit('Success', { id: after.id, contactId: after.contact_id, status: after.status })];
  }

  /** Mailchimp passes over merge fields that it does not know, and nobody would ever hear of it. */
  private async unknownFields({ app, input }: Step<typeof MailchimpUpsert>): Promise<FailureOutcome | null> {
    const tags = Object.keys(input.mergeFields);
    if (tags.length === 0) return null;
    const found = await this.audiences.compare(app, input.audience, tags);
    if (!found) return noAudience(input.audience);
    if (found.missing.length === 0) return null;
    const { missing, has } = found;
    return failure('UnknownMergeField', `The audience has no merge field ${missing.join(', ')}; it has ${has.join(', ')}. Correct the step, or add the field in Mailchimp.`, { fields: missing }); // prettier-ignore
  }

  /** `status` is never given here: it would change who is there already. */
  private async put({ app, input }: Step<typeof MailchimpUpsert>, signal: AbortSignal) {
    const { email, statusIfNew, mergeFields, interests, language, skipRequired } = input;
    // Nothing empties a field.
    const values = Object.entries(mergeFields).map(([tag, value]) => [tag, value ?? '']);
    const body = {
      email_address: email,
      status_if_new: statusIfNew,
      ...(values.length > 0 && { merge_fields: Object.fromEntries(values) as object }),
      ...(interests && { interests }),
      ...(language && { language }),
    };
    const path = skipRequired ? '?skip_merge_validation=true' : '';
    const found = await this.members.ask(app, input, { method: 'PUT', path, body, answer: memberAnswer }, signal);
    if ('refused' in found) return found.refused;
    // A member who is not there is made: what is not there then is the audience, whoever says otherwise.
    return 'absent' in found ? noAudience(input.audience) : found.answer;
  }

  private async resubscribe({ app, input }: Step<typeof MailchimpUpsert>, status: string, signal: AbortSignal) {
    const path = '?skip_merge_validation=true';
    const question = { method: 'PATCH', path, body: { status }, answer: memberAnswer } as const;
    const found = await this.members.ask(app, input, question, signal);
    if ('refused' in found) return found.refused;
    return 'absent' in found ? notAMember() : found.answer;
  }
}
