import type { Operator } from '@fanfare/contracts';

/**
 * Kustomer's comparisons and ours. Those marked as seen stand in public workflows; the others follow their pattern, as
 * Kustomer's own list is not public.
 */
interface OperatorPair {
  readonly kustomer: readonly [string, ...string[]];
  readonly fanfare: Operator;
  readonly seen: boolean;
}

const operatorPairs: readonly OperatorPair[] = [
  { kustomer: ['eq'], fanfare: 'eq', seen: true },
  { kustomer: ['ne', 'neq'], fanfare: 'ne', seen: false },
  { kustomer: ['gt'], fanfare: 'gt', seen: true },
  { kustomer: ['gte'], fanfare: 'gte', seen: false },
  { kustomer: ['lt'], fanfare: 'lt', seen: false },
  { kustomer: ['lte'], fanfare: 'lte', seen: false },
  { kustomer: ['contains'], fanfare: 'contains', seen: true },
  { kustomer: ['dnc', 'notContains'], fanfare: 'notContains', seen: false },
  { kustomer: ['startsWith'], fanfare: 'startsWith', seen: false },
  { kustomer: ['endsWith'], fanfare: 'endsWith', seen: false },
  { kustomer: ['matches', 'regex'], fanfare: 'matches', seen: false },
  { kustomer: ['in'], fanfare: 'in', seen: false },
  { kustomer: ['nin', 'notIn'], fanfare: 'notIn', seen: false },
  { kustomer: ['exists'], fanfare: 'exists', seen: true },
  { kustomer: ['dne'], fanfare: 'notExists', seen: true },
];

const byKustomer = new Map(operatorPairs.flatMap((pair) => pair.kustomer.map((name) => [name, pair] as const)));
const byFanfare = new Map(operatorPairs.map((pair) => [pair.fanfare, pair]));

export const operatorOf = (kustomer: string): OperatorPair | undefined => byKustomer.get(kustomer);
export const kustomerOperatorOf = (fanfare: Operator): OperatorPair | undefined => byFanfare.get(fanfare);
