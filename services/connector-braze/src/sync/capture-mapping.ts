import { z } from 'zod';
import { aliasLabel, by } from '../track/user-mapping.js';

const attribute = z.string().min(1).max(255);

const answerTarget = z
  .object({
    attribute: attribute.nullish().meta({ title: 'Attribute' }),
    as: z.enum(['set', 'add']).default('set').meta({ title: 'What happens to the attribute', description: 'set replaces it; add puts it into a list, which grows from game to game.' }), // prettier-ignore
    value: z.enum(['answer', 'question', 'correct']).default('answer').meta({ title: 'What is put there', description: 'The answer; the words of the question, such as those of a card that was swiped; or whether it was correct.' }), // prettier-ignore
    when: z.array(z.string()).nullish().meta({ title: 'Only for these answers', description: 'Such as right, of a swiper.' }), // prettier-ignore
    event: z.string().min(1).max(255).nullish().meta({ title: 'Event', description: 'Is tracked with question_id, question, answer and correct as properties.' }), // prettier-ignore
  })
  .refine(({ attribute: name, event }) => name || event, 'name an attribute, an event, or both')
  .refine(({ as, value }) => as === 'set' || value !== 'correct', 'whether it was correct cannot be added to a list');
export type AnswerTarget = z.output<typeof answerTarget>;

/** Stands for every question that is not named. */
const anyQuestion = '*';

/**
 * What of what was captured goes where: set up once, in the console, and the same for every run. Fields are named as in the
 * form; a dot leads into an object. Nothing else is sent.
 */
export const captureMapping = z.object({
  user: z.object({
    by,
    field: z.string().min(1).meta({ title: 'Field', description: 'Of the form: the one that holds the id, address or number.' }), // prettier-ignore
    aliasLabel,
  }),
  fields: z.record(z.string().min(1), attribute).default({}).meta({ title: 'Fields', description: 'From a field to the attribute in Braze.' }), // prettier-ignore
  answers: z.record(z.string().min(1), answerTarget).default({}).meta({ title: 'Answers', description: `From the id of a question, or ${anyQuestion} for those that are not named, to where its answer goes.` }), // prettier-ignore
});
export type CaptureMapping = z.output<typeof captureMapping>;

export function targetOf({ answers }: CaptureMapping, question: string): AnswerTarget | undefined {
  return Object.hasOwn(answers, question) ? answers[question] : answers[anyQuestion];
}
