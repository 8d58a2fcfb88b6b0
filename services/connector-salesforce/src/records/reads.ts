import { Injectable } from '@nestjs/common';
import { Refused } from '@fanfare/connector';
import type { JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import type { SalesforceAccount } from '../salesforce.app.js';
import { SalesforceClient } from '../salesforce.client.js';
import { distinct } from './names.js';
import { shownRecord } from './queries.js';

/** Reads records by their ids. */
@Injectable()
export class Reads {
  constructor(private readonly salesforce: SalesforceClient) {}

  /** These fields of each, in order; null: there is none. One request for all. */
  async several(
    app: SalesforceAccount,
    type: string,
    ids: readonly string[],
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<(JsonObject | null)[]> {
    const asked = [...new Map(ids.map((id) => [shortId(id), id])).values()];
    const call = {
      method: 'GET',
      path: `/composite/sobjects/${type}`,
      query: { ids: asked.join(), fields: distinct(['Id', ...fields]).join() },
      answer: z.array(shownRecord.nullable()).length(asked.length),
      what: `get ${type}`,
    } as const;
    const records = await this.salesforce.call(app, call, signal);
    const recordOf = new Map(asked.map((id, i) => [shortId(id), records[i] ?? null]));
    return ids.map((id) => recordOf.get(shortId(id)) ?? null);
  }

  /** All fields of one; null: there is none. */
  async whole(app: SalesforceAccount, type: string, id: string, signal: AbortSignal): Promise<JsonObject | null> {
    const call = { method: 'GET', path: `/sobjects/${type}/${id}`, answer: shownRecord, what: `get ${type}` } as const;
    try {
      return await this.salesforce.call(app, call, signal);
    } catch (error) {
      if (error instanceof Refused && ['NOT_FOUND', 'ENTITY_IS_DELETED'].includes(error.code)) return null;
      throw error;
    }
  }
}

/** What both forms of an id have in common. */
function shortId(id: string): string {
  return id.slice(0, 15);
}
