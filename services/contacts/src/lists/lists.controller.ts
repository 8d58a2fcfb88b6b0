import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  addByEmail,
  changeMembers,
  getList,
  makeList,
  changeList,
  type ListView,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import type { List } from '../documents.js';
import { ListGrowth, dayOf } from './list-growth.store.js';
import { ListKeeping } from './list-keeping.js';
import { ListStore } from './list.store.js';

/** Days that the growth of a list is shown for. */
const shownDays = 90;

/** What other services ask about lists. */
@Controller()
export class ListsController {
  constructor(
    private readonly keeping: ListKeeping,
    private readonly lists: ListStore,
    private readonly growth: ListGrowth,
  ) {}

  @Answers(makeList)
  async make({ workspace, name, description }: z.output<typeof makeList.request>): Promise<ReplyOf<typeof makeList>> {
    return shownList({ ...(await this.keeping.make(workspace, name, description)), members: 0 });
  }

  @Answers(changeList)
  async change({
    workspace,
    list,
    ...change
  }: z.output<typeof changeList.request>): Promise<ReplyOf<typeof changeList>> {
    const changed = await this.keeping.change(workspace, list, change);
    return shownList({ ...changed, members: await this.lists.members(workspace, changed.id) });
  }

  @Answers(getList)
  async get({ workspace, list }: z.output<typeof getList.request>): Promise<ReplyOf<typeof getList>> {
    const found = await this.keeping.there(workspace, list);
    const members = await this.lists.members(workspace, found.id);
    const [now, earlier] = [Date.now(), await this.growth.latest(workspace, found.id, shownDays)];
    const today = { day: dayOf(now), members };
    return {
      ...shownList({ ...found, members }),
      growth: [...earlier.filter(({ day }) => day !== today.day), today],
    };
  }

  @Answers(changeMembers)
  async members({
    workspace,
    list,
    add,
    remove,
    by,
  }: z.output<typeof changeMembers.request>): Promise<ReplyOf<typeof changeMembers>> {
    const added = await this.keeping.put(workspace, list, add, true, by);
    const removed = await this.keeping.put(workspace, list, remove, false, by);
    return { added: added.changed, removed: removed.changed, unknown: [...added.unknown, ...removed.unknown] };
  }

  @Answers(addByEmail)
  async byEmail({
    workspace,
    list,
    emails,
    create,
    by,
  }: z.output<typeof addByEmail.request>): Promise<ReplyOf<typeof addByEmail>> {
    const { changed, ...rest } = await this.keeping.putByEmail(workspace, list, emails, create, by);
    return { added: changed, ...rest };
  }
}

function shownList({ id, name, description, archivedAt, createdAt, members }: List & { members: number }): ListView {
  return { id, name, description, archivedAt, createdAt, members };
}
