import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { describe, describeShortly } from './describe.js';
import type { Org } from './org.js';
import { SeveralMatches, externalIdOf } from './record-writer.js';
import { notJson, unknownKey } from './refusal.js';
import { fieldsNamed, selectRecords } from './select-records.js';
import { shownRecord, urlOf } from './shown-record.js';
import { parseSoql } from './soql.js';

/**
 * From here on an update by external id answers 200 with a body, before it 204. The guide (dome_upsert.htm) shows a body
 * in its version 49.0 and none in 34.0; where between is a guess.
 */
const versionOfUpsertBodies = 46;

interface At {
  version: string;
  type: string;
  id: string;
}

/** The resources of one record, of a query, of a type, and of the limits (REST API Developer Guide). */
export function addRecordRoutes(app: FastifyInstance, { schema, records, writer, allocation }: Org): void {
  app.post<{ Params: At }>('/sobjects/:type', ({ params, body }, reply) => {
    const { id } = writer.create(schema.at(params.type), readObject(body));
    return reply.code(201).send({ id, success: true, errors: [] });
  });

  app.get('/sobjects', () => ({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: schema.types.map(describeShortly) }));

  app.get<{ Params: At }>('/sobjects/:type/describe', ({ params }) => describe(schema.at(params.type)));

  app.get<{ Params: At; Querystring: { fields?: string } }>('/sobjects/:type/:id', ({ params, query }) => {
    const type = schema.at(params.type);
    const row = records.find(type, params.id);
    if (!row || row.isDeleted) throw unknownKey(params.id);
    if (query.fields === undefined) return shownRecord(params.version, row, type.fields);
    return shownRecord(params.version, row, fieldsNamed(type, [...query.fields.split(','), 'Id']));
  });

  app.patch<{ Params: At }>('/sobjects/:type/:id', ({ params, body }, reply) => {
    const type = schema.at(params.type);
    writer.update(type, writer.at(type, params.id), readObject(body));
    return reply.code(204).send();
  });

  app.delete<{ Params: At }>('/sobjects/:type/:id', ({ params }, reply) => {
    records.remove(writer.at(schema.at(params.type), params.id));
    return reply.code(204).send();
  });

  app.patch<{ Params: Omit<At, 'id'> & { field: string; value: string }; Querystring: { updateOnly?: string } }>(
    '/sobjects/:type/:field/:value',
    ({ params, query, body }, reply) => {
      const type = schema.at(params.type);
      const value = externalIdOf(type, params.field).type === 'double' ? Number(params.value) : params.value;
      try {
        const saved = writer.upsert(type, params.field, value, readObject(body), query.updateOnly !== 'true');
        const hasBody = saved.created || Number(params.version.slice(1)) >= versionOfUpsertBodies;
        if (!hasBody) return reply.code(204).send();
        return reply.code(saved.created ? 201 : 200).send({ id: saved.id, success: true, errors: [], created: saved.created }); // prettier-ignore
      } catch (refusal) {
        if (!(refusal instanceof SeveralMatches)) throw refusal;
        return reply.code(300).send(refusal.rows.map((row) => urlOf(params.version, row)));
      }
    },
  );

  app.get<{ Params: At; Querystring: { q?: string } }>('/query', ({ params, query }) => {
    const show = shownRecord.bind(null, params.version);
    const asked = parseSoql(query.q ?? '');
    const found = selectRecords(asked, schema, records, show);
    return { totalSize: found.length, done: true, records: asked.isCount ? [] : found };
  });

  app.get('/limits', () => ({
    DailyApiRequests: { Max: allocation.total, Remaining: allocation.total - allocation.used },
  }));
}

function readObject(body: unknown): Record<string, unknown> {
  const read = z.record(z.string(), z.unknown()).safeParse(body);
  if (!read.success) throw notJson('Unexpected content: an object is expected');
  return read.data;
}
