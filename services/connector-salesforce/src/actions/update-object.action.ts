import {
  again,
  defineAction,
  exit,
  Handles,
  type ActionHandler,
  type FailureOutcome,
  type OutcomeOf,
  type Step,
} from '@fanfare/connector';
import { z } from 'zod';
import { fieldName, fieldValues, names, recordId, typeName } from '../records/names.js';
import type { ObjectType } from '../records/object-type.js';
import { ObjectTypes } from '../records/object-types.js';
import { readValues } from '../records/read-values.js';
import { Records, type Ready, type Saving } from '../records/records.js';
import type { SaveOutcome } from '../records/save-result.js';
import { typedValue } from '../records/typed-value.js';
import { SalesforceApp } from '../salesforce.app.js';

const input = z
  .object({
    type: typeName.meta({ title: 'Object type', choices: 'types' }),
    id: recordId.optional().meta({ title: 'Object ID' }),
    externalId: z
      .object({
        field: fieldName.meta({ title: 'Field', choices: 'externalIds/{type}' }),
        value: z.union([z.string().min(1).max(255), z.number()]).meta({ title: 'Value' }),
      })
      .optional()
      .meta({ title: 'External ID', description: 'Instead of the object ID: the object with this value is updated, and without one a new object is created.' }),
    fields: fieldValues.meta({ title: 'Fields', choices: 'fields/{type}', description: 'A value of null or empty text clears its field.' }),
  })
  .refine(({ id, externalId }) => (id === undefined) !== (externalId === undefined), 'give either an id or an external id')
  .refine(({ externalId, fields }) => !externalId || !names(fields, externalId.field), 'the external id is not to be among the fields'); // prettier-ignore
type UpdateInput = z.output<typeof input>;

export const SalesforceUpdateObject = defineAction({
  name: 'SalesforceUpdateObject',
  title: 'Update a Salesforce object',
  summary: 'Changes fields of a record. Given an external ID instead of its id, it is created if there is none.',
  input,
  exits: { Success: z.object({ Id: z.string(), created: z.boolean() }) },
  app: SalesforceApp,
  repeat: 'safe',
  batch: { by: (given) => `${given.type} ${given.externalId?.field}`.toLowerCase(), max: 200, lingerMs: 200 },
  timeoutMs: 120_000,
});
type UpdateStep = Step<typeof SalesforceUpdateObject>;
type UpdateOutcome = OutcomeOf<typeof SalesforceUpdateObject>;

@Handles(SalesforceUpdateObject)
export class UpdateObject implements ActionHandler<typeof SalesforceUpdateObject> {
  constructor(
    private readonly types: ObjectTypes,
    private readonly records: Records,
  ) {}

  async run(steps: readonly UpdateStep[], signal: AbortSignal): Promise<UpdateOutcome[]> {
    const [first] = steps;
    if (!first) return [];
    const { app, input: { type: name } } = first; // prettier-ignore
    const type = await this.types.of(app, name, steps.flatMap((step) => Object.keys(fieldsOf(step.input))), signal); // prettier-ignore
    const ready = steps.map((step) => readyOf(step.input, type));
    const saved = await this.records.save(app, wayOf(first.input), ready, signal);
    return steps.map((step, i) => outcomeOf(saved[i] as SaveOutcome, step.input));
  }
}

function wayOf({ type, externalId }: UpdateInput): Saving {
  const way = { method: 'PATCH', path: '/composite/sobjects', type, what: `update ${type}` } as const;
  if (!externalId) return way;
  const { field } = externalId;
  return { ...way, path: `${way.path}/${type}/${field}`, what: `${way.what} by ${field}` };
}

/** With what it is found by. */
function fieldsOf({ id, externalId, fields }: UpdateInput): UpdateInput['fields'] {
  return { ...(externalId ? { [externalId.field]: externalId.value } : { Id: id ?? null }), ...fields };
}

function readyOf(given: UpdateInput, type: ObjectType): Ready | FailureOutcome {
  const { id, externalId } = given;
  const read = readValues(type, fieldsOf(given), typedValue);
  if ('refused' in read) return read.refused;
  return { ...read, key: id?.slice(0, 15) ?? String(externalId?.value).toLowerCase() };
}

/** Two calls that upsert what was not there yet can meet; the second finds it the next time. */
function outcomeOf(saved: SaveOutcome, { externalId }: UpdateInput): UpdateOutcome {
  if ('saved' in saved) return exit('Success', { Id: saved.saved.id, created: saved.saved.created });
  if (!externalId || !('error' in saved) || saved.error.code !== 'DUPLICATE_VALUE') return saved;
  const { code, message } = saved.error;
  return message.toLowerCase().includes(externalId.field.toLowerCase()) ? again(code, message) : saved;
}
