import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parsedFields } from './check-record.js';
import type { Fields } from './object-type.js';
import type { Org } from './org.js';
import { shortId } from './record-id.js';
import { externalIdOf, type Saved } from './record-writer.js';
import { notJson, refuse } from './refusal.js';
import { saveCollection, type SaveResult } from './save-collection.js';
import type { KnownType } from './schema.js';
import { fieldsNamed } from './select-records.js';
import { shownRecord } from './shown-record.js';

const maxRecords = 200;
/** A chunk is a run of records of one type. */
const maxChunks = 10;

const collection = z.object({
  allOrNone: z.boolean().default(false),
  records: z.array(z.looseObject({ attributes: z.looseObject({ type: z.string() }) })),
});
type Sent = z.output<typeof collection>['records'][number];

interface At {
  version: string;
  type: string;
}

/** sObject Collections (resources_composite_sobjects_collections.htm): many records in one request, which counts as one. */
export function addCollectionRoutes(app: FastifyInstance, { schema, records, writer }: Org): void {
  const saveAll = (body: unknown, save: (sent: Sent, all: Sent[]) => Saved, showCreated = false): SaveResult[] => {
    const { allOrNone, records: sent } = readCollection(body);
    for (const one of sent) {
      const type = schema.find(one.attributes.type);
      if (type) parsedFields(type, one);
    }
    const saves = sent.map((one) => () => save(one, sent));
    return saveCollection(saves, showCreated, allOrNone ? records.remember() : undefined);
  };

  app.post('/composite/sobjects', ({ body }) => saveAll(body, (sent) => writer.create(typeOf(sent), sent)));

  app.patch('/composite/sobjects', ({ body }) =>
    saveAll(body, (sent, all) => {
      const { id, fields } = withoutId(sent);
      const type = typeOf(sent);
      const isTwice = all.filter((one) => shortId(String(valueOf(one, 'Id'))) === shortId(id)).length > 1;
      // The words are the help's (article 000384876).
      if (isTwice) throw refuse(400, 'DUPLICATE_VALUE', `Duplicate id specified: ${id}`);
      if (!records.find(type, id)) throw refuse(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
      return writer.update(type, writer.at(type, id), fields);
    }),
  );

  app.patch<{ Params: At & { field: string } }>('/composite/sobjects/:type/:field', ({ params, body }) => {
    const type = schema.at(params.type);
    const field = externalIdOf(type, params.field).name;
    const save = (sent: Sent, all: Sent[]) => {
      if (typeOf(sent) !== type) throw refuse(400, 'INVALID_TYPE', `${sent.attributes.type} is not ${type.name}`); // the words are a guess
      const value = keyOf(sent, field);
      // Every record that shares a key with another of the request is refused, the first too.
      if (all.filter((one) => valueOf(one, field) === value).length > 1) throw refuse(400, 'DUPLICATE_VALUE', `Duplicate external id specified: ${value}`); // prettier-ignore
      return writer.upsert(type, field, value, without(sent, field));
    };
    return saveAll(body, save, true);
  });

  app.get<{ Params: At; Querystring: { ids?: string; fields?: string } }>(
    '/composite/sobjects/:type',
    ({ params, query }) => {
      const type = schema.at(params.type);
      const fields = fieldsNamed(type, [...(query.fields ?? '').split(','), 'Id']);
      return (query.ids ?? '').split(',').map((id) => {
        const row = records.find(type, id);
        return row && !row.isDeleted ? shownRecord(params.version, row, fields) : null;
      });
    },
  );

  function typeOf({ attributes }: Sent): KnownType {
    const type = schema.find(attributes.type);
    if (!type) throw refuse(400, 'INVALID_TYPE', `sObject type '${attributes.type}' is not supported.`);
    return type;
  }
}

function readCollection(body: unknown): z.output<typeof collection> {
  const read = collection.safeParse(body);
  if (!read.success) throw notJson(`Unexpected content at ${read.error.issues[0]?.path.join('.')}`);
  const { records } = read.data;
  const types = records.map(({ attributes }) => attributes.type);
  const chunks = types.filter((type, n) => type !== types[n - 1]).length;
  if (records.length > maxRecords) throw refuse(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${maxRecords} records into this call`); // prettier-ignore
  if (chunks > maxChunks) throw refuse(400, 'LIMIT_EXCEEDED', `Cannot have more than ${maxChunks} chunks in a single operation. Please rearrange the data to reduce chunking.`); // prettier-ignore
  return read.data;
}

function withoutId(sent: Sent): { id: string; fields: Fields } {
  const id = valueOf(sent, 'Id');
  if (typeof id !== 'string') throw refuse(400, 'MISSING_ARGUMENT', 'Id not specified in an update call');
  return { id, fields: without(sent, 'Id') };
}

function keyOf(sent: Sent, field: string): string | number {
  const key = valueOf(sent, field);
  if (typeof key === 'string' || typeof key === 'number') return key;
  throw refuse(400, 'MISSING_ARGUMENT', `${field} not specified`);
}

function valueOf(sent: Sent, field: string): unknown {
  return Object.entries(sent).find(([name]) => name.toLowerCase() === field.toLowerCase())?.[1];
}

function without(sent: Sent, field: string): Fields {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => name.toLowerCase() !== field.toLowerCase()));
}
