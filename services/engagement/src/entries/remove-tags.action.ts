import { defineAction, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { taggedEntry, tagsInput, TagSteps } from './tag-steps.js';

export const CompetitionEntryRemoveTags = defineAction({
  name: 'CompetitionEntryRemoveTags',
  title: 'Remove tags of an entry',
  summary: 'Removes tags of a competition entry. A tag that was added later stays.',
  input: tagsInput,
  exits: { Success: taggedEntry },
  repeat: 'own',
  batch: { max: 100 },
});

@Handles(CompetitionEntryRemoveTags)
export class RemoveTags implements ActionHandler<typeof CompetitionEntryRemoveTags> {
  constructor(private readonly tagging: TagSteps) {}

  run(steps: readonly Step<typeof CompetitionEntryRemoveTags>[]) {
    return this.tagging.run(steps, false);
  }
}
