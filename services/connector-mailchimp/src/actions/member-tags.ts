import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { exit } from '@fanfare/connector';
import type { MailchimpAccount } from '../mailchimp.app.js';
import type { MemberRef } from '../member.js';
import { Members } from '../members.js';
import { notAMember } from '../refusal.js';

/**
 * Sets tags of one member, which is a call of its own: no endpoint takes tags of many members without a word about their
 * status, and what goes through /batches waits in a queue there.
 */
@Injectable()
export class MemberTags {
  constructor(private readonly members: Members) {}

  async set(
    app: MailchimpAccount,
    member: MemberRef & { tags: readonly string[] },
    status: 'active' | 'inactive',
    signal: AbortSignal,
  ) {
    // prettier-ignore
    const tags = [...new Set(member.tags)];
    const body = { tags: tags.map((name) => ({ name, status })) };
    const question = { method: 'POST', path: '/tags', body, answer: z.null() } as const;
    const found = await this.members.ask(app, member, question, signal);
    if ('refused' in found) return found.refused;
    return 'absent' in found ? notAMember() : exit('Success', { tags });
  }
}
