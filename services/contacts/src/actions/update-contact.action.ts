import { json } from '@fanfare/contracts';
import { defineAction, exit, failure, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import type { Row } from '../contact/contact.js';
import type { Fact } from '../contact/fact.js';
import { EditSteps } from './edit-steps.js';
import { factsFromFields } from './update-fields.js';

const tags = z.array(z.string().trim().min(1).max(100)).max(100);

export const ContactUpdate = defineAction({
  name: 'ContactUpdate',
  title: 'Update contact',
  summary:
    'Sets fields and properties of the contact, and adds or removes tags. A value that was set later stays. No value (null) empties a field.',
  input: z
    .object({
      fields: z
        .record(z.string().min(1).max(200), json)
        .optional()
        .meta({ title: 'Fields', description: 'email, mobile, firstName, lastName, or any property by its name' }),
      addTags: tags.optional().meta({ title: 'Add tags' }),
      removeTags: tags.optional().meta({ title: 'Remove tags' }),
    })
    .refine(
      ({ fields, addTags, removeTags }) =>
        Object.keys(fields ?? {}).length + (addTags?.length ?? 0) + (removeTags?.length ?? 0) > 0,
      'give at least one field or tag',
    )
    .refine(
      ({ addTags, removeTags }) => !addTags?.some((tag) => removeTags?.includes(tag)),
      'a tag cannot be both added and removed',
    ),
  exits: { Success: z.object({ changed: z.array(z.string()) }) },
  repeat: 'own',
  batch: { max: 100 },
});

@Handles(ContactUpdate)
export class UpdateContact implements ActionHandler<typeof ContactUpdate> {
  constructor(private readonly steps: EditSteps) {}

  async run(steps: readonly Step<typeof ContactUpdate>[]) {
    const answers = await this.steps.run(steps, ({ input }) => {
      const fields = factsFromFields(input.fields ?? {});
      if (!Array.isArray(fields)) return failure(fields.code, fields.message);
      const facts = [...fields, ...tagFacts(input.addTags, true), ...tagFacts(input.removeTags, false)];
      return { facts, outcome: (rows) => ({ changed: changedIn(rows) }) };
    });
    return answers.map((answer) =>
      'data' in answer ? exit('Success', answer.data, { contact: answer.contact }) : answer,
    );
  }
}

function tagFacts(names: readonly string[] = [], value: boolean): Fact[] {
  return [...new Set(names)].map((name) => ({ kind: 'tags', name, value }));
}

/** The names that changed; tags count as one. */
function changedIn(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ property }) => (property.startsWith('tags.') ? 'tags' : property)))];
}
