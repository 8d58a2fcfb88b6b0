import type { Json, JsonObject } from '@fanfare/contracts';
import { attributeProblem } from '../track/attributes.js';
import { filledProperties, longestText } from '../track/event-properties.js';
import { identifierClash } from '../track/identifier-clash.js';
import type { TrackInput } from '../track/track-input.js';
import { identify, type UserMapping } from '../track/user-mapping.js';
import { capturedAnswer, choicesIn, type CapturedAnswer } from './captured-answer.js';
import { targetOf, type AnswerTarget, type CaptureMapping } from './capture-mapping.js';
import { formField } from './form-field.js';

export interface Capture {
  form: JsonObject;
  answers: Json[];
  mapping: CaptureMapping;
  eventProperties: JsonObject;
  updateExistingOnly: boolean;
}

/** Something mapped that is not sent, and why: a person filled in the form, so that one odd value must not cost the others. */
export interface LeftOut {
  field: string;
  reason: string;
}

/** What to track of what was captured; `problem`: it cannot be said of whom. */
export type CapturedTrack = { track: TrackInput; leftOut: LeftOut[] } | { problem: string };

export function trackOfCapture({
  form,
  answers,
  mapping,
  eventProperties,
  updateExistingOnly,
}: Capture): CapturedTrack {
  // prettier-ignore
  const user = userOf(form, mapping);
  if ('problem' in user) return user;
  const taken: Taken = { user, attributes: {}, leftOut: [] };
  for (const [field, attribute] of Object.entries(mapping.fields)) put(taken, field, attribute, formField(form, field));
  const events = readAnswers(answers, taken.leftOut).flatMap((answer) => {
    const target = targetOf(mapping, answer.questionId);
    if (!target || !counts(target, answer)) return [];
    putAnswer(taken, target, answer);
    return target.event ? [eventOf(target.event, answer, eventProperties)] : [];
  });
  const nothingElse = { removeAttributes: [], subscriptions: { groups: [] }, purchases: [] };
  const { attributes, leftOut } = taken;
  return { track: { user, attributes, events, updateExistingOnly, ...nothingElse }, leftOut };
}

interface Taken {
  user: UserMapping;
  attributes: JsonObject;
  leftOut: LeftOut[];
}

function userOf(
  form: JsonObject,
  { user: { by, field, aliasLabel } }: CaptureMapping,
): UserMapping | { problem: string } {
  // prettier-ignore
  const value = formField(form, field);
  const isKey = typeof value === 'string' || typeof value === 'number';
  const user = { by, value: isKey ? String(value) : '', aliasLabel };
  const found = identify(user);
  return 'problem' in found ? { problem: `${field}, by which the user is found, ${found.problem}` } : user;
}

function put({ user, attributes, leftOut }: Taken, field: string, attribute: string, value: Json | undefined): void {
  if (value === undefined) return;
  const clash = identifierClash(user, { [attribute]: value });
  const reason = attributeProblem(attribute, value) ?? clash?.problem;
  if (reason) leftOut.push({ field, reason });
  else attributes[attribute] = value;
}

function putAnswer(taken: Taken, target: AnswerTarget, answer: CapturedAnswer): void {
  const value = valueOf(target, answer);
  if (!target.attribute || value === undefined) return;
  const update = target.as === 'add' ? { add: addedTo(taken.attributes[target.attribute], value) } : value;
  put(taken, `answers ${answer.questionId}`, target.attribute, update);
}

function readAnswers(answers: readonly Json[], leftOut: LeftOut[]): CapturedAnswer[] {
  return answers.flatMap((answer, i) => {
    const read = capturedAnswer.safeParse(answer);
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    leftOut.push({ field: `answers[${i}]`, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
    return [];
  });
}

function counts({ when }: AnswerTarget, answer: CapturedAnswer): boolean {
  return !when || choicesIn(answer).some((choice) => when.includes(String(choice)));
}

function valueOf({ value }: AnswerTarget, answer: CapturedAnswer): Json | undefined {
  switch (value) {
    case 'answer':
      return answer.answer;
    case 'question':
      return answer.question ?? answer.questionId;
    case 'correct':
      return answer.correct ?? undefined;
    default:
      return value satisfies never;
  }
}

/** Several answers may go into one list. */
function addedTo(current: Json | undefined, given: Json): Json[] {
  const before = typeof current === 'object' && current !== null && 'add' in current ? (current.add as Json[]) : [];
  return [...before, ...[given].flat()];
}

/** Free text has no end, and a property has: the event matters more than the last words of an answer. */
function eventOf(name: string, { questionId, question, answer, correct }: CapturedAnswer, more: JsonObject) {
  const own = { question_id: questionId, question: question ?? null, answer, correct: correct ?? null };
  const properties = filledProperties({ ...more, ...own });
  const short = Object.entries(properties).map(([key, value]) => [key, shortened(value)] as const);
  return { name, properties: Object.fromEntries(short) };
}

function shortened(value: Json): Json {
  if (Array.isArray(value)) return value.map(shortened);
  return typeof value === 'string' && value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value;
}
