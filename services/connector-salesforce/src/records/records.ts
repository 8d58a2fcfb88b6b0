import { Injectable } from '@nestjs/common';
import type { FailureOutcome } from '@fanfare/connector';
import { z } from 'zod';
import { mayBeOfOneRecord } from '../org/trouble.js';
import type { SalesforceAccount } from '../salesforce.app.js';
import { SalesforceClient, type SalesforceCall } from '../salesforce.client.js';
import { inTurn } from './in-turn.js';
import type { FieldValues } from './names.js';
import type { ObjectType } from './object-type.js';
import { ObjectTypes } from './object-types.js';
import { readValues } from './read-values.js';
import { rounds } from './rounds.js';
import { refusedAlone, saveResult, savedOr, type SaveOutcome } from './save-result.js';
import { typedValue } from './typed-value.js';

/** A record that can be sent. No two of one request may have the same key. */
export interface Ready {
  values: FieldValues;
  key?: string;
}

/** How records of one type are saved. */
export interface Saving extends Pick<SalesforceCall<unknown>, 'method' | 'path' | 'what' | 'repeatable'> {
  type: string;
}

/** Writes many records with one request, which counts as one (REST API Developer Guide, sObject Collections). */
@Injectable()
export class Records {
  constructor(
    private readonly salesforce: SalesforceClient,
    private readonly types: ObjectTypes,
  ) {}

  /** What came of each, in order; what cannot be sent comes back as it is. */
  async save(
    app: SalesforceAccount,
    saving: Saving,
    given: readonly (Ready | FailureOutcome)[],
    signal: AbortSignal,
  ): Promise<SaveOutcome[]> {
    const inRounds = rounds(given.filter((one) => 'values' in one), ({ key }) => key); // prettier-ignore
    const outcomes = await inTurn(inRounds, (round) => this.saveRound(app, saving, round, signal));
    const outcomeOf = new Map(inRounds.flat().map((one, i) => [one, outcomes[i] as SaveOutcome]));
    return given.map((one) => ('values' in one ? (outcomeOf.get(one) as SaveOutcome) : one));
  }

  /**
   * If Salesforce has something against one of them it may refuse the whole request, and nothing is done. The type may have changed since
   * it was asked for; if that is not it, halves find out which record it is, and only that one fails.
   */
  private async saveRound(
    app: SalesforceAccount,
    saving: Saving,
    round: readonly Ready[],
    signal: AbortSignal,
    since = Date.now(),
  ): Promise<SaveOutcome[]> {
    try {
      return await this.send(app, saving, round, signal);
    } catch (error) {
      if (!mayBeOfOneRecord(error)) throw error;
      if (round.length === 1) return [refusedAlone(error)];
    }
    const type = await this.types.asOf(app, saving.type, since, signal);
    const checked = round.map((one) => refusalOf(one, type) ?? one);
    if (checked.some((one) => 'error' in one)) return this.save(app, saving, checked, signal);
    const middle = Math.ceil(round.length / 2);
    return inTurn([round.slice(0, middle), round.slice(middle)], (half) =>
      this.saveRound(app, saving, half, signal, since),
    );
  }

  private async send(
    app: SalesforceAccount,
    saving: Saving,
    round: readonly Ready[],
    signal: AbortSignal,
  ): Promise<SaveOutcome[]> {
    const { type, ...how } = saving;
    const call = {
      ...how,
      body: { allOrNone: false, records: round.map(({ values }) => ({ attributes: { type }, ...values })) },
      answer: z.array(saveResult).length(round.length),
      values: round.flatMap(({ values }) => Object.values(values)),
    };
    const results = await this.salesforce.call(app, call, signal);
    return results.map((result, i) => savedOr(result, round[i]?.values ?? {}));
  }
}

function refusalOf({ values }: Ready, type: ObjectType): FailureOutcome | null {
  const read = readValues(type, values, typedValue);
  return 'refused' in read ? read.refused : null;
}
