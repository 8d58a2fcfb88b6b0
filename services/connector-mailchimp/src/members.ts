import { Injectable } from '@nestjs/common';
import type { FailureOutcome } from '@fanfare/connector';
import type { z } from 'zod';
import { Audiences } from './audiences.js';
import type { MailchimpAccount } from './mailchimp.app.js';
import { MailchimpClient, type Question } from './mailchimp.client.js';
import { memberPath, type MemberRef } from './member.js';
import { Problem } from './problem.js';
import { refusal } from './refusal.js';

/** A question about a member; `path` is below the member's own. */
export interface MemberQuestion<S extends z.ZodType> extends Omit<Question<S>, 'path'> {
  path?: string;
}

/** What came of it: the answer, that there is no such member, or a problem that an action reads for itself. */
export type MemberAnswer<S extends z.ZodType> =
  { answer: z.output<S> } | { absent: true } | { refused: FailureOutcome; status: number };

/** Asks about one member of an audience. */
@Injectable()
export class Members {
  constructor(
    private readonly mailchimp: MailchimpClient,
    private readonly audiences: Audiences,
  ) {}

  /** A 404 is one member's, or it is the audience that is not there: then it is refused, too. */
  async ask<S extends z.ZodType>(
    app: MailchimpAccount,
    member: MemberRef,
    { path = '', ...question }: MemberQuestion<S>,
    signal: AbortSignal,
  ): Promise<MemberAnswer<S>> {
    const answer = await this.mailchimp.ask(app, { ...question, path: `${memberPath(member)}${path}` }, signal);
    if (!(answer instanceof Problem)) return { answer };
    const { status } = answer;
    if (status !== 404) return { refused: refusal(answer), status };
    const refused = await this.audiences.notFound(app, member.audience);
    return refused ? { refused, status } : { absent: true };
  }
}
