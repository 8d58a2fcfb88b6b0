import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);
const choice = z.union([z.string(), z.number(), z.boolean()]);

/**
 * One of `Gameplay.Ended`'s `data.answers`, as this connector reads it (proposed: no source says what hubs send). A quiz and a
 * poll have the options that were chosen, a personality test the option of each question, a swiper the way that each
 * card went (`answer: "right"`), with the card's words as the question.
 */
export const capturedAnswer = z.looseObject({
  questionId: text,
  question: z.string().nullish(),
  answer: z.union([choice, z.array(choice)], 'expected a text, a number, a truth value, or a list of such'),
  correct: z.boolean().nullish(),
});
export type CapturedAnswer = z.output<typeof capturedAnswer>;

/** What was chosen, as a list. */
export function choicesIn({ answer }: CapturedAnswer): z.output<typeof choice>[] {
  return [answer].flat();
}
