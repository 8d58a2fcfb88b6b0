import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PerApp, SharedAnswers, type FailureOutcome } from '@fanfare/connector';
import { MailchimpClient } from './mailchimp.client.js';
import type { MailchimpAccount } from './mailchimp.app.js';
import { Problem } from './problem.js';
import { noAudience } from './refusal.js';

/** People seldom change the fields of an audience. */
const keptMs = 5 * 60_000;
/** Who misses one may have made it just now: so old a look is not believed then. */
const freshMs = 10_000;
const patienceMs = 15_000;

const answer = z.object({ merge_fields: z.array(z.object({ tag: z.string(), name: z.string() })) });
type MergeField = z.output<typeof answer>['merge_fields'][number];

/** A look at the merge fields of an audience; null: there is no such audience. */
type Look = Promise<readonly MergeField[] | null>;

/** The audiences of each account and their merge fields, looked at once for all steps that want to know. */
@Injectable()
export class Audiences {
  /** Only what is there is kept: an audience may be made. */
  private readonly looks = new PerApp<MailchimpAccount['settings'], SharedAnswers<Awaited<Look>>>(
    () => new SharedAnswers((found) => found !== null),
  );

  constructor(private readonly mailchimp: MailchimpClient) {}

  mergeFields(app: MailchimpAccount, audience: string, maxAgeMs = keptMs): Look {
    return this.looks.of(app).since(Date.now() - maxAgeMs, audience, () => this.look(app, audience));
  }

  /** Which merge fields of these an audience does not have, and which it has; null: there is no such audience. */
  async compare(app: MailchimpAccount, audience: string, tags: readonly string[]) {
    const missing = (has: readonly MergeField[]) => tags.filter((tag) => !has.some((field) => field.tag === tag));
    const kept = await this.mergeFields(app, audience);
    const has = kept && missing(kept).length > 0 ? await this.mergeFields(app, audience, freshMs) : kept;
    return has && { missing: missing(has), has: has.map(({ tag }) => tag) };
  }

  /** What a 404 for a member is: a failure when it is the audience that is not there, null when it is the member. */
  async notFound(app: MailchimpAccount, audience: string): Promise<FailureOutcome | null> {
    return (await this.mergeFields(app, audience)) ? null : noAudience(audience);
  }

  /** Not by the signal of the step that happens to ask first: others wait for the same look. */
  private async look(app: MailchimpAccount, audience: string): Look {
    const path = `/lists/${audience}/merge-fields?count=1000&fields=merge_fields.tag,merge_fields.name`;
    const found = await this.mailchimp.ask(app, { method: 'GET', path, answer }, AbortSignal.timeout(patienceMs));
    if (!(found instanceof Problem)) return found.merge_fields;
    if (found.status === 404) return null;
    throw new Error(`Mailchimp does not tell the merge fields of ${audience}: ${found.status}, ${found.title}`);
  }
}
