import { defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { contactKey } from '../contact/contact.js';
import { listIdOf } from '../lists/list-id.js';
import { ListStore } from '../lists/list.store.js';
import { EditSteps } from './edit-steps.js';
import { listName } from './list-name.js';

export const ContactRemoveFromList = defineAction({
  name: 'ContactRemoveFromList',
  title: 'Remove from list',
  summary: 'Takes the contact off a list. Somebody who is not on it, or put on it later, is left as they are.',
  input: z.object({ list: listName }),
  exits: { Success: z.object({ listId: z.string(), wasMember: z.boolean() }) },
  repeat: 'own',
  batch: { max: 100 },
});

@Handles(ContactRemoveFromList)
export class RemoveFromList implements ActionHandler<typeof ContactRemoveFromList> {
  constructor(
    private readonly steps: EditSteps,
    private readonly lists: ListStore,
  ) {}

  async run(steps: readonly Step<typeof ContactRemoveFromList>[]) {
    await this.lists.remember(steps.map(({ workspace, input }) => contactKey(workspace, listIdOf(input.list))));
    const answers = await this.steps.run(steps, ({ workspace, input: { list } }) => {
      const listId = this.lists.idNamed(workspace, list);
      return {
        facts: () => [{ kind: 'lists', name: listId, label: list, value: false }],
        outcome: (_rows, before) => ({ listId, wasMember: before.lists.includes(listId) }),
      };
    });
    return answers.map((answer) => ('data' in answer ? exit('Success', answer.data, answer.more) : answer));
  }
}
