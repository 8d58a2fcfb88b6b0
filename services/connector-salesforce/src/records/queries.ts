import { Injectable } from '@nestjs/common';
import { jsonObject, type JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import type { SalesforceAccount } from '../salesforce.app.js';
import { SalesforceClient } from '../salesforce.client.js';
import { soql, type Query } from './soql.js';

/** A record as Salesforce shows it, without where it is. */
export const shownRecord = jsonObject.transform(({ attributes, ...fields }): JsonObject => fields);
const foundRecord = shownRecord.refine(hasId);

/** Asks for records by what they are. */
@Injectable()
export class Queries {
  constructor(private readonly salesforce: SalesforceClient) {}

  /** Those on the first page, which is large: whoever asks says how many it wants. `values`: what no message is to show. */
  async records(app: SalesforceAccount, query: Query, signal: AbortSignal, values: readonly unknown[] = []) {
    const answer = z.object({ records: z.array(foundRecord) });
    return (await this.ask(app, query, signal, { answer, values })).records;
  }

  async count(app: SalesforceAccount, query: Omit<Query, 'fields'>, signal: AbortSignal): Promise<number> {
    const answer = z.object({ totalSize: z.number().int() });
    return (await this.ask(app, { ...query, fields: ['COUNT()'] }, signal, { answer })).totalSize;
  }

  private ask<T>(
    app: SalesforceAccount,
    query: Query,
    signal: AbortSignal,
    more: { answer: z.ZodType<T>; values?: readonly unknown[] },
  ): Promise<T> {
    const call = { method: 'GET', path: '/query', query: { q: soql(query) }, what: `look for ${query.type}` } as const;
    return this.salesforce.call(app, { ...call, ...more }, signal);
  }
}

function hasId(record: JsonObject): record is JsonObject & { Id: string } {
  return typeof record['Id'] === 'string';
}
