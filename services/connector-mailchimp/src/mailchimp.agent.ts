import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Refused, sayable, type AppAgent, type Choice } from '@fanfare/connector';
import { Audiences } from './audiences.js';
import { audienceId } from './member.js';
import { MailchimpClient, type Question } from './mailchimp.client.js';
import type { MailchimpAccount } from './mailchimp.app.js';
import { Problem } from './problem.js';

const named = z.object({ id: z.string(), name: z.string() });
const rootAnswer = z.object({ account_name: z.string() });
const accountAnswer = z.object({ account_id: z.string() });
const listsAnswer = z.object({ lists: z.array(named) });
const tagsAnswer = z.object({ tags: z.array(named.pick({ name: true })) });

/** Tries an account, and knows its audiences, and the merge fields and tags of each. */
@Injectable()
export class MailchimpAgent implements AppAgent<MailchimpAccount['settings']> {
  constructor(
    private readonly mailchimp: MailchimpClient,
    private readonly audiences: Audiences,
  ) {}

  /** The root, and not /ping: a wrong key fails at both, and the root knows which account it is. */
  async test(app: MailchimpAccount, signal: AbortSignal): Promise<string> {
    const { account_name } = await this.get(app, '/?fields=account_name', rootAnswer, signal);
    return account_name;
  }

  /** Keys and tokens do not show it; two of one account have its connections together. */
  async account(app: MailchimpAccount, signal: AbortSignal): Promise<string> {
    return (await this.get(app, '/?fields=account_id', accountAnswer, signal)).account_id;
  }

  async choices(app: MailchimpAccount, name: string, signal: AbortSignal): Promise<Choice[] | null> {
    const [what, of] = name.split('/');
    if (what === 'audiences') {
      const { lists } = await this.get(app, '/lists?count=1000&fields=lists.id,lists.name', listsAnswer, signal);
      return lists.map(({ id, name: title }) => ({ value: id, title }));
    }
    const audience = audienceId.safeParse(of);
    // Not chosen yet, or a template.
    if (!audience.success) return what === 'merge-fields' || what === 'tags' ? [] : null;
    if (what === 'merge-fields') {
      const fields = (await this.audiences.mergeFields(app, audience.data)) ?? [];
      return fields.map(({ tag, name: title }) => ({ value: tag, title }));
    }
    if (what !== 'tags') return null;
    const { tags } = await this.get(app, `/lists/${audience.data}/tag-search`, tagsAnswer, signal);
    return tags.map(({ name: tag }) => ({ value: tag, title: tag }));
  }

  private async get<S extends z.ZodType>(app: MailchimpAccount, path: string, answer: S, signal: AbortSignal) {
    const question: Question<S> = { method: 'GET', path, answer };
    const found = await this.mailchimp.ask(app, question, signal);
    if (!(found instanceof Problem)) return found;
    throw new Refused(`Mailchimp refused (${found.status}, ${found.title}: ${sayable(found.detail)}).`);
  }
}
