import { AddTags } from './actions/add-tags.action.js';
import { Archive } from './actions/archive.action.js';
import { Delete } from './actions/delete.action.js';
import { MemberTags } from './actions/member-tags.js';
import { RemoveTags } from './actions/remove-tags.action.js';
import { Unsubscribe } from './actions/unsubscribe.action.js';
import { Upsert } from './actions/upsert.action.js';
import { Audiences } from './audiences.js';
import { MailchimpAgent } from './mailchimp.agent.js';
import { MailchimpApp } from './mailchimp.app.js';
import { MailchimpClient } from './mailchimp.client.js';
import { Members } from './members.js';

/** The connector's table of contents. */
export const mailchimp = {
  name: 'connector-mailchimp',
  title: 'Mailchimp',
  app: MailchimpApp,
  agent: MailchimpAgent,
  handlers: [Upsert, Unsubscribe, Archive, Delete, AddTags, RemoveTags],
  providers: [MailchimpClient, Audiences, Members, MemberTags],
  // "10 simultaneous connections"; an eleventh is answered with 429 (Fundamentals, API limits). Nine, and one for asking
  // which account an app is of.
  limits: { concurrent: 10, acrossReplicas: true },
};
