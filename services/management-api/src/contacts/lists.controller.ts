import { Controller } from '@nestjs/common';
import { addByEmail, changeList, changeMembers, findContacts, getList, makeList } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { listRoutes as routes } from './list.routes.js';

/** Who changed a list, in contacts' history and in the events of the change. */
const by = 'api';
/** Many contacts take their time. */
const patienceMs = 30_000;

@Controller()
export class ListsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.makeList)
  make({ params, body }: Given<typeof routes.makeList>) {
    return this.requests.ask(makeList, { ...params, ...body });
  }

  @Serves(routes.list)
  get({ params }: Given<typeof routes.list>) {
    return this.requests.ask(getList, params);
  }

  @Serves(routes.changeList)
  change({ params, body }: Given<typeof routes.changeList>) {
    return this.requests.ask(changeList, { ...params, ...body });
  }

  @Serves(routes.members)
  async members({ params: { workspace, list }, query }: Given<typeof routes.members>) {
    const { id } = await this.requests.ask(getList, { workspace, list });
    return this.requests.ask(findContacts, { workspace, list: id, ...query });
  }

  @Serves(routes.changeMembers)
  changeMembers({ params, body }: Given<typeof routes.changeMembers>) {
    return this.requests.ask(changeMembers, { ...params, ...body, by }, patienceMs);
  }

  @Serves(routes.addByEmail)
  addByEmail({ params, body }: Given<typeof routes.addByEmail>) {
    return this.requests.ask(addByEmail, { ...params, ...body, by }, patienceMs);
  }
}
