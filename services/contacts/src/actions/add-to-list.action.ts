import { defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { ListStore } from '../lists/list.store.js';
import { EditSteps } from './edit-steps.js';
import { listName } from './list-name.js';

export const ContactAddToList = defineAction({
  name: 'ContactAddToList',
  title: 'Add to list',
  summary:
    'Puts the contact on a list, which is made when there is none of that name. Somebody taken off the list later stays off.',
  input: z.object({ list: listName }),
  exits: { Success: z.object({ listId: z.string(), alreadyMember: z.boolean() }) },
  repeat: 'own',
  causes: ['Contact.ListAdded'],
  batch: { max: 100 },
});

@Handles(ContactAddToList)
export class AddToList implements ActionHandler<typeof ContactAddToList> {
  constructor(
    private readonly steps: EditSteps,
    private readonly lists: ListStore,
  ) {}

  async run(steps: readonly Step<typeof ContactAddToList>[]) {
    const wanted = steps.filter(({ contactId }) => contactId !== null);
    await this.lists.ensure(wanted.map(({ workspace, at, input }) => ({ workspace, name: input.list, at })));
    const answers = await this.steps.run(steps, ({ workspace, input: { list } }) => {
      const listId = this.lists.idNamed(workspace, list);
      return {
        facts: () => [{ kind: 'lists', name: listId, label: this.lists.nameOf(workspace, listId), value: true }],
        outcome: (_rows, before) => ({ listId, alreadyMember: before.lists.includes(listId) }),
      };
    });
    return answers.map((answer) => ('data' in answer ? exit('Success', answer.data, answer.more) : answer));
  }
}
