import { z } from 'zod';
import { jsonObject } from '@fanfare/contracts';
import { defineAction, failure, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { IssuingCards, type CardAsk } from './issuing-cards.js';

export const ContactVaultCardIssue = defineAction({
  name: 'ContactVaultCardIssue',
  title: 'Issue a vault card',
  summary: 'Issues a digital wallet card to the contact, such as a membership card or a ticket, and gives its link.',
  input: z.object({
    template: z.string().min(1).max(64).meta({ title: 'Card template', choices: 'cardTemplates' }),
    fields: jsonObject.default({}).meta({
      title: 'Fields',
      description: "What the template's texts see as variables, such as a seat from the trigger.",
    }),
    another: z.boolean().default(false).meta({
      title: 'Another card',
      description:
        'A card of its own for this step. Otherwise the contact has one of each template, which is written anew.',
    }),
  }),
  exits: { Success: z.object({ cardLink: z.string(), cardId: z.string() }) },
  repeat: 'own',
  batch: { max: 100 },
});

type CardOutcome = OutcomeOf<typeof ContactVaultCardIssue>;
type CardStep = Step<typeof ContactVaultCardIssue>;

@Handles(ContactVaultCardIssue)
export class IssueCard implements ActionHandler<typeof ContactVaultCardIssue> {
  constructor(private readonly issuing: IssuingCards) {}

  async run(steps: readonly CardStep[]): Promise<CardOutcome[]> {
    const asks = steps.flatMap(askOf);
    const answers = await this.issuing.issue(asks);
    const byStep = new Map(asks.map(({ id }, i) => [id, answers[i]]));
    return steps.map(
      ({ id }) =>
        byStep.get(id) ?? failure('NoContact', 'The event is about nobody, so there is no contact to issue a card to.'),
    );
  }
}

function askOf({ id, workspace, contactId, at, input }: CardStep): CardAsk[] {
  return contactId === null ? [] : [{ id, workspace, contact: contactId, at, ...input }];
}
