import { z } from 'zod';
import { assignBonusEntries } from '@fanfare/contracts';
import {
  defineAction,
  exit,
  failure,
  Handles,
  type ActionHandler,
  type OutcomeOf,
  type Step,
} from '@fanfare/connector';
import { keyOf } from '@fanfare/chassis';
import type { Definition } from '../definitions/definition.js';
import { DefinitionStore } from '../definitions/definition.store.js';
import { BonusEntryStore, type BonusEntries } from './bonus-entry.store.js';
import { closedAt, type Closed } from './closed.js';

const asked = assignBonusEntries.request.shape;

export const AssignBonusCompetitionEntries = defineAction({
  name: 'AssignBonusCompetitionEntries',
  title: 'Assign bonus entries',
  summary: 'Gives the contact more entries in a competition, while it is open.',
  input: z.object({
    count: asked.count.meta({ title: 'Entries', examples: [3] }),
    competition: asked.competition.meta({ title: 'Competition', choices: 'competitions' }),
  }),
  exits: { Success: z.object({ entries: z.number().int().describe('Entries that were given.') }) },
  repeat: 'own',
  batch: { max: 100 },
});

type BonusStep = Step<typeof AssignBonusCompetitionEntries>;

@Handles(AssignBonusCompetitionEntries)
export class AssignBonusEntries implements ActionHandler<typeof AssignBonusCompetitionEntries> {
  constructor(
    private readonly ledger: BonusEntryStore,
    private readonly definitions: DefinitionStore,
  ) {}

  async run(steps: readonly BonusStep[]): Promise<OutcomeOf<typeof AssignBonusCompetitionEntries>[]> {
    const competitions = await this.definitions.documents.find(steps.map(competitionKey));
    const booked = await this.ledger.book(steps.flatMap((step) => rowOf(step, competitions)));
    return steps.map(({ id }) => {
      const row = booked.get(id);
      if (!row) return failure('NoContact', 'The event is about nobody, so there is no contact to give entries to.');
      return row.refused ? refusal(row.competition, row.refused) : exit('Success', { entries: row.count });
    });
  }
}

function competitionKey({ workspace, input }: BonusStep): string {
  return keyOf(workspace, 'competition', input.competition);
}

function rowOf(step: BonusStep, competitions: ReadonlyMap<string, Definition>): BonusEntries[] {
  const { id, workspace, contactId, at, input } = step;
  if (contactId === null) return [];
  const refused = closedAt(competitions.get(competitionKey(step)), at);
  const { competition, count } = input;
  return [{ _id: id, workspace, competition, contact: contactId, count: refused ? 0 : count, refused, at }];
}

function refusal(competition: string, { code, when }: Closed) {
  switch (code) {
    case 'CompetitionNotOpen':
      return failure(code, `The competition ${competition} opens at ${when}: before, no entries are given in it.`);
    case 'CompetitionClosed':
      return failure(code, `The competition ${competition} closed at ${when}: no more entries are given in it.`);
    default:
      return code satisfies never;
  }
}
