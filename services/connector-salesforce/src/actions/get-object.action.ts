import {
  defineAction,
  exit,
  failure,
  Handles,
  type ActionHandler,
  type OutcomeOf,
  type Step,
} from '@fanfare/connector';
import { json, type JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import { distinct, fieldName, recordId, typeName } from '../records/names.js';
import { ObjectTypes } from '../records/object-types.js';
import { Queries } from '../records/queries.js';
import { readValues } from '../records/read-values.js';
import { Reads } from '../records/reads.js';
import { literal } from '../records/soql.js';
import { SalesforceApp, type SalesforceAccount } from '../salesforce.app.js';

/** No null and no empty text: a value that a workflow does not have would fit every object without one. */
const wanted = z.union([z.string().min(1, 'a criterion needs a value'), z.number(), z.boolean()]);

const input = z
  .object({
    type: typeName.meta({ title: 'Object type', choices: 'types' }),
    id: recordId.optional().meta({ title: 'Object ID' }),
    criteria: z
      .record(fieldName, wanted)
      .refine((criteria) => Object.keys(criteria).length > 0, 'give at least one criterion')
      .optional()
      .meta({ title: 'Search criteria', choices: 'fields/{type}', description: 'Instead of the object ID: the object whose fields have all these values.' }),
    fields: z
      .array(fieldName)
      .max(200)
      .default([])
      .meta({ title: 'Fields', choices: 'fields/{type}', description: 'What to get. Without them: all, which takes a request of its own for every object.' }),
    ifSeveral: z
      .enum(['fail', 'first'])
      .default('fail')
      .meta({ title: 'If several objects fit', description: 'Fail, or take the first by its id.' }),
  })
  .refine(({ id, criteria }) => (id === undefined) !== (criteria === undefined), 'give either an id or search criteria'); // prettier-ignore

export const SalesforceGetObject = defineAction({
  name: 'SalesforceGetObject',
  title: 'Get a Salesforce object',
  summary: 'Gets a record by its id, or the one that fits search criteria.',
  input,
  exits: { Success: z.object({ record: z.record(z.string(), json) }), NotFound: z.object({}) },
  app: SalesforceApp,
  repeat: 'safe',
  // Steps that ask for the same fields by id share a request; steps that ask the very same share an answer.
  batch: { by: (given) => (isCollectable(given) ? `${given.type} ${given.fields.join()}` : JSON.stringify(given)), max: 100, lingerMs: 200 }, // prettier-ignore
  timeoutMs: 60_000,
});
type GetInput = z.output<typeof input>;
type GetOutcome = OutcomeOf<typeof SalesforceGetObject>;

@Handles(SalesforceGetObject)
export class GetObject implements ActionHandler<typeof SalesforceGetObject> {
  constructor(
    private readonly types: ObjectTypes,
    private readonly reads: Reads,
    private readonly queries: Queries,
  ) {}

  async run(steps: readonly Step<typeof SalesforceGetObject>[], signal: AbortSignal): Promise<GetOutcome[]> {
    const [first] = steps;
    if (!first) return [];
    const { app, input: given } = first; // prettier-ignore
    if (isCollectable(given)) {
      const ids = steps.flatMap((step) => step.input.id ?? []);
      return (await this.reads.several(app, given.type, ids, given.fields, signal)).map(outcomeOf);
    }
    const outcome = await (given.id === undefined ? this.find(app, given, signal) : this.whole(app, given.type, given.id, signal)); // prettier-ignore
    return steps.map(() => outcome);
  }

  private async find(app: SalesforceAccount, given: GetInput, signal: AbortSignal): Promise<GetOutcome> {
    const { criteria = {}, fields, ifSeveral } = given;
    const type = await this.types.of(app, given.type, Object.keys(criteria), signal);
    const read = readValues(type, criteria, literal);
    if ('refused' in read) return read.refused;
    const query = { type: type.name, where: Object.entries(read.values) };
    const rest = ifSeveral === 'first' ? 'ORDER BY Id LIMIT 1' : 'LIMIT 2';
    const select = { ...query, fields: distinct(['Id', ...fields]), rest };
    const [record, another] = await this.queries.records(app, select, signal, Object.values(criteria));
    if (another) return severalFound(type.name, Object.keys(criteria), await this.queries.count(app, query, signal));
    return record && fields.length === 0 ? this.whole(app, type.name, record.Id, signal) : outcomeOf(record ?? null);
  }

  private async whole(app: SalesforceAccount, type: string, id: string, signal: AbortSignal): Promise<GetOutcome> {
    // Known first: what is not found then is the record.
    await this.types.of(app, type, [], signal);
    return outcomeOf(await this.reads.whole(app, type, id, signal));
  }
}

/** Whether one request can get it along with others. */
function isCollectable({ id, fields }: GetInput): boolean {
  return id !== undefined && fields.length > 0;
}

function outcomeOf(record: JsonObject | null): GetOutcome {
  return record ? exit('Success', { record }) : exit('NotFound', {});
}

function severalFound(type: string, criteria: readonly string[], count: number): GetOutcome {
  const message = `${count} objects of ${type} fit the search criteria (${criteria.join(', ')}). Search by more, or take the first.`;
  return failure('SeveralFound', message, { count });
}
