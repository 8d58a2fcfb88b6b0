import { defineAction, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { taggedEntry, tagsInput, TagSteps } from './tag-steps.js';

export const CompetitionEntryAddTags = defineAction({
  name: 'CompetitionEntryAddTags',
  title: 'Add tags to an entry',
  summary: 'Adds tags to a competition entry. A tag that was removed later stays removed.',
  input: tagsInput,
  exits: { Success: taggedEntry },
  repeat: 'own',
  batch: { max: 100 },
});

@Handles(CompetitionEntryAddTags)
export class AddTags implements ActionHandler<typeof CompetitionEntryAddTags> {
  constructor(private readonly tagging: TagSteps) {}

  run(steps: readonly Step<typeof CompetitionEntryAddTags>[]) {
    return this.tagging.run(steps, true);
  }
}
