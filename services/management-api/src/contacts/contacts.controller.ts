import { Controller } from '@nestjs/common';
import { contactHistory, contactLists, countContacts, findContacts, getContact, saveContact } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { contactRoutes as routes } from './contact.routes.js';

/** Who changed a contact, in its history and in the events of the change. */
const source = 'api';

@Controller()
export class ContactsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.save)
  save({ params: { workspace }, body: contact }: Given<typeof routes.save>) {
    return this.requests.ask(saveContact, { workspace, contact, source });
  }

  @Serves(routes.saveAs)
  saveAs({ params: { workspace, id }, body }: Given<typeof routes.saveAs>) {
    return this.requests.ask(saveContact, { workspace, contact: { ...body, id }, source });
  }

  @Serves(routes.find)
  find({ params, query }: Given<typeof routes.find>) {
    return this.requests.ask(findContacts, { ...params, ...query });
  }

  @Serves(routes.count)
  count({ params, query }: Given<typeof routes.count>) {
    return this.requests.ask(countContacts, { ...params, ...query });
  }

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    const { contact } = await this.requests.ask(getContact, params);
    if (!contact) throw notFound('contact');
    return contact;
  }

  @Serves(routes.history)
  history({ params }: Given<typeof routes.history>) {
    return this.requests.ask(contactHistory, params);
  }

  @Serves(routes.lists)
  lists({ params }: Given<typeof routes.lists>) {
    return this.requests.ask(contactLists, params);
  }
}
