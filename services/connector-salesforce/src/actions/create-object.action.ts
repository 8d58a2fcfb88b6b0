import {
  beforeSending,
  defineAction,
  exit,
  failure,
  Handles,
  Refused,
  threw,
  type ActionHandler,
  type FailureOutcome,
  type OutcomeOf,
  type Step,
} from '@fanfare/connector';
import { z } from 'zod';
import { fieldValues, names, optionalFieldName, typeName } from '../records/names.js';
import type { ObjectType } from '../records/object-type.js';
import { ObjectTypes } from '../records/object-types.js';
import { Queries } from '../records/queries.js';
import { readValues } from '../records/read-values.js';
import { Records, type Ready } from '../records/records.js';
import type { SaveOutcome } from '../records/save-result.js';
import { quoted } from '../records/soql.js';
import { typedValue } from '../records/typed-value.js';
import { SalesforceApp, type SalesforceAccount } from '../salesforce.app.js';
import { isTriedAgain, referenceOf } from './reference.js';

const input = z.object({
  type: typeName.meta({ title: 'Object type', choices: 'types' }),
  fields: fieldValues.meta({ title: 'Fields', choices: 'fields/{type}' }),
  referenceField: optionalFieldName.meta({ title: 'Reference field', choices: 'fields/{type}', description: 'A text field of this type that Fanfare fills, to find what it created when the answer was lost. Without it: that of the connected app.' }),
}); // prettier-ignore

export const SalesforceCreateObject = defineAction({
  name: 'SalesforceCreateObject',
  title: 'Create a Salesforce object',
  summary:
    'Creates a record. With a reference field never twice; without one a person decides when an answer was lost.',
  input,
  exits: { Success: z.object({ Id: z.string() }) },
  app: SalesforceApp,
  repeat: 'ask',
  repeatOf: (given, app) => (referenceFieldOf(given, app) === '' ? 'never' : 'ask'),
  batch: { by: ({ type }) => type.toLowerCase(), max: 200, lingerMs: 200 },
  timeoutMs: 120_000,
});
type CreateStep = Step<typeof SalesforceCreateObject>;
type CreateOutcome = OutcomeOf<typeof SalesforceCreateObject>;

@Handles(SalesforceCreateObject)
export class CreateObject implements ActionHandler<typeof SalesforceCreateObject> {
  constructor(
    private readonly types: ObjectTypes,
    private readonly records: Records,
    private readonly queries: Queries,
  ) {}

  async run(steps: readonly CreateStep[], signal: AbortSignal): Promise<CreateOutcome[]> {
    const outcomes = await this.createdBefore(steps, signal);
    const rest = steps.filter((step) => !outcomes.has(step));
    const saved = await this.save(rest, signal);
    for (const [i, step] of rest.entries()) {
      outcomes.set(step, await this.outcomeOf(saved[i] as SaveOutcome, step, signal));
    }
    return steps.map((step) => outcomes.get(step) as CreateOutcome);
  }

  async lookUp(steps: readonly CreateStep[], signal: AbortSignal): Promise<(CreateOutcome | null)[]> {
    const outcomes: (CreateOutcome | null)[] = [];
    for (const step of steps) outcomes.push(await this.created(step, signal).catch(unanswered));
    return outcomes;
  }

  /** Of a run that is tried again only Salesforce knows what the try before left behind. */
  private async createdBefore(
    steps: readonly CreateStep[],
    signal: AbortSignal,
  ): Promise<Map<CreateStep, CreateOutcome>> {
    const found = new Map<CreateStep, CreateOutcome>();
    for (const step of steps.filter(isTriedAgain)) {
      if (referenceFieldOf(step.input, step.app) === '') continue;
      const own = await beforeSending(
        'Asking Salesforce what the try before created',
        this.created(step, signal),
        signal,
      ).catch(ofOneStep);
      if (own) found.set(step, own);
    }
    return found;
  }

  private async save(steps: readonly CreateStep[], signal: AbortSignal): Promise<SaveOutcome[]> {
    const [first] = steps;
    if (!first) return [];
    const { app, input: { type: name } } = first; // prettier-ignore
    const type = await this.types.of(app, name, steps.flatMap((step) => Object.keys(fieldsOf(step))), signal); // prettier-ignore
    const way = { method: 'POST', path: '/composite/sobjects', repeatable: false } as const;
    const saving = { ...way, type: type.name, what: `create ${type.name}` };
    return this.records.save(app, saving, steps.map((step) => readyOf(step, type)), signal); // prettier-ignore
  }

  private async outcomeOf(saved: SaveOutcome, step: CreateStep, signal: AbortSignal): Promise<CreateOutcome> {
    if ('saved' in saved) return exit('Success', { Id: saved.saved.id });
    const isDuplicate = 'error' in saved && saved.error.code === 'DUPLICATE_VALUE';
    if (!isDuplicate || referenceFieldOf(step.input, step.app) === '') return saved;
    // The reference is unique, and a call whose answer was lost had been under way when it was looked up.
    return this.created(step, signal).then((own) => own ?? saved, threw);
  }

  private async created({ id, run, input, app }: CreateStep, signal: AbortSignal): Promise<CreateOutcome | null> {
    const reference = [referenceFieldOf(input, app), quoted(referenceOf({ id, run }))] as const;
    const query = { fields: ['Id'], type: input.type, where: [reference], rest: 'ORDER BY Id LIMIT 1' };
    const [record] = await this.queries.records(app, query, signal);
    return record ? exit('Success', { Id: record.Id }) : null;
  }
}

type CreateInput = z.output<typeof input>;

/** That its reference field cannot be asked for is one step's affair; anything else is everybody's. */
function ofOneStep(error: unknown): CreateOutcome {
  if (error instanceof Refused) return threw(error);
  throw error;
}

/** A question that is refused leaves open what became of the step, which may have been done all the same. */
function unanswered(error: unknown): CreateOutcome {
  if (error instanceof Refused) return threw(new Error(error.message, { cause: error }));
  throw error;
}

/** Empty: there is none. */
function referenceFieldOf({ referenceField }: CreateInput, { settings }: SalesforceAccount): string {
  return referenceField === '' ? settings.referenceField : referenceField;
}

function fieldsOf(step: CreateStep): CreateInput['fields'] {
  const reference = referenceFieldOf(step.input, step.app);
  return { ...step.input.fields, ...(reference !== '' && { [reference]: referenceOf(step) }) };
}

function readyOf(step: CreateStep, type: ObjectType): Ready | FailureOutcome {
  const reference = referenceFieldOf(step.input, step.app);
  if (reference !== '' && names(step.input.fields, reference)) {
    return failure('FieldInvalid', `${type.name}.${reference} is filled by Fanfare: it is the reference field.`);
  }
  const read = readValues(type, fieldsOf(step), typedValue);
  return 'refused' in read ? read.refused : read;
}
