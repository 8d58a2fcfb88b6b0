import type { ActionPair } from './action-pair.js';
import { customerUpdate } from './customer-update.js';
import { placeholderFor } from './placeholder.js';
import { regexMatch } from './regex-match.js';
import { restApi } from './rest-api.js';

/** The actions that both sides have. Another one is one file beside this one and one line here. */
const pairs: readonly ActionPair[] = [restApi, customerUpdate, regexMatch];
const byKustomer = new Map(pairs.flatMap((pair) => pair.kustomer.map((name) => [name, pair] as const)));
const byFanfare = new Map(pairs.map((pair) => [pair.fanfare, pair]));

/** What a step of Kustomer's is here; what nothing does is kept as a placeholder. */
export function pairOfKustomer(action: string): ActionPair {
  return byKustomer.get(action) ?? placeholderFor(action);
}

export function pairOfFanfare(action: string): ActionPair | undefined {
  return byFanfare.get(action);
}
