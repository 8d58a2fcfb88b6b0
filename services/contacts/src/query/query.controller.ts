import { Controller } from '@nestjs/common';
import { countContacts, findContacts, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import type { z } from 'zod';
import { ContactPages } from './contact-pages.store.js';
import { mustBeAboutContacts } from './must-be-about-contacts.js';

/** Contacts for people who look for them. */
@Controller()
export class QueryController {
  constructor(private readonly pages: ContactPages) {}

  @Answers(findContacts)
  async find(wanted: z.output<typeof findContacts.request>): Promise<ReplyOf<typeof findContacts>> {
    mustBeAboutContacts(wanted.filter);
    return this.pages.page(wanted);
  }

  @Answers(countContacts)
  async count(wanted: z.output<typeof countContacts.request>): Promise<ReplyOf<typeof countContacts>> {
    mustBeAboutContacts(wanted.filter);
    return this.pages.count(wanted);
  }
}
