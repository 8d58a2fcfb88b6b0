import type { OpenApp } from './app.js';

/** Something that a field of a step can be, as people see it. */
export interface Choice {
  value: string;
  title: string;
}

/** Speaks with a vendor about an account itself. A connector with an app has one. */
export interface AppAgent<S = unknown> {
  /**
   * Makes a harmless call, for people, and to find out whether the vendor is in trouble. Says which account it is; throws what is
   * wrong, in words for people: `Refused` when the vendor answered and the account is not right, anything else when it is in trouble.
   */
  test(app: OpenApp<S>, signal: AbortSignal): Promise<string>;
  /**
   * Asks what identifies the account at the vendor, for limits that are counted across replicas: apps of one account then
   * share them. Without it each app counts as an account.
   */
  account?(app: OpenApp<S>, signal: AbortSignal): Promise<string>;
  /**
   * What there is to choose from, for a field whose `choices` has this name; null: it knows no such name. What depends on
   * another field has its name in braces, as in `tags/{audience}`, and is asked for with its value in that place.
   */
  choices?(app: OpenApp<S>, name: string, signal: AbortSignal): Promise<Choice[] | null>;
}
