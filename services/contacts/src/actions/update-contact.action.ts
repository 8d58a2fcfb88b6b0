import { json } from '@fanfare/contracts';
import { defineAction, exit, failure, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { changedFields } from '../contact/events-of-change.js';
import type { Fact } from '../contact/fact.js';
import { KnownDefinitions } from '../properties/definitions.js';
import { EditSteps } from './edit-steps.js';
import { fitting, increments, withNow } from './fields-of-step.js';
import { factsFromFields } from './update-fields.js';

const tags = z.array(z.string().trim().min(1).max(100)).max(100);

export const ContactUpdate = defineAction({
  name: 'ContactUpdate',
  title: 'Update contact',
  summary:
    'Sets fields and properties of the contact, adds to its numbers, and adds or removes tags. A value that was set later stays. No value (null) empties a field.',
  input: z
    .object({
      fields: z.record(z.string().min(1).max(200), json).optional().meta({
        title: 'Fields',
        description:
          'email, mobile, firstName, lastName, or any property by its name. The value now() is the time of the step.',
      }),
      increments: z.record(z.string().min(1).max(200), z.number()).optional().meta({
        title: 'Add to numbers',
        description: 'What to add to number properties; a negative number takes away.',
      }),
      addTags: tags.optional().meta({ title: 'Add tags' }),
      removeTags: tags.optional().meta({ title: 'Remove tags' }),
    })
    .refine(
      ({ fields, increments: added, addTags, removeTags }) =>
        Object.keys({ ...fields, ...added }).length + (addTags?.length ?? 0) + (removeTags?.length ?? 0) > 0,
      'give at least one field or tag',
    )
    .refine(
      ({ fields, increments: added }) => !Object.keys(added ?? {}).some((name) => Object.hasOwn(fields ?? {}, name)),
      'a field cannot be both set and added to',
    )
    .refine(
      ({ addTags, removeTags }) => !addTags?.some((tag) => removeTags?.includes(tag)),
      'a tag cannot be both added and removed',
    ),
  exits: { Success: z.object({ changed: z.array(z.string()) }) },
  repeat: 'own',
  causes: ['Contact.PropertyUpdated'],
  batch: { max: 100 },
});

@Handles(ContactUpdate)
export class UpdateContact implements ActionHandler<typeof ContactUpdate> {
  constructor(
    private readonly steps: EditSteps,
    private readonly definitions: KnownDefinitions,
  ) {}

  async run(steps: readonly Step<typeof ContactUpdate>[]) {
    const defined = await this.definitions.ofEach(steps.map(({ workspace }) => workspace));
    const answers = await this.steps.run(steps, ({ workspace, input, at }) => {
      const fields = factsFromFields(withNow(input.fields ?? {}, at));
      if (!Array.isArray(fields)) return failure(fields.code, fields.message);
      const set = [...fields, ...tagFacts(input.addTags, true), ...tagFacts(input.removeTags, false)];
      return {
        facts(before) {
          const added = increments(input.increments ?? {}, before);
          return 'code' in added ? added : fitting([...set, ...added], defined.get(workspace));
        },
        outcome: (rows) => ({ changed: changedFields(rows) }),
      };
    });
    return answers.map((answer) => ('data' in answer ? exit('Success', answer.data, answer.more) : answer));
  }
}

function tagFacts(names: readonly string[] = [], value: boolean): Fact[] {
  return [...new Set(names)].map((name) => ({ kind: 'tags', name, value }));
}
