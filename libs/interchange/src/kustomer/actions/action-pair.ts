import type { Json, JsonObject } from '@fanfare/contracts';
import type { Words } from '../text/words.js';

/** What an action may do while its params are read. Paths begin at the params. */
export interface ReadParams {
  readonly value: (value: Json, path: string) => Json;
  readonly lose: (path: string, message: string) => void;
  /** Says something of the action as a whole. */
  readonly loseAction: (message: string) => void;
}

/** What an action may do while its params are written. Paths begin at the input. */
export interface WriteParams {
  readonly value: (value: Json, path: string) => Json;
  readonly lose: (path: string, message: string) => void;
  /** The params as they were imported, to write the same thing into the same place; empty for a new step. */
  readonly before: JsonObject;
  /** Where Kustomer finds the run's contact; null when it does not know of one. */
  readonly customer: string | null;
}

/** One way out of a step as a transition: by which exit, and what Kustomer asks of its own output to know. */
interface WayOut {
  readonly exit: string;
  readonly when?: (reference: string) => JsonObject;
}

/** An action of Kustomer's and the one that does the same here. */
export interface ActionPair {
  readonly kustomer: readonly [string, ...string[]];
  readonly fanfare: string;
  /** The exits after which Kustomer would ask the transitions; any other ends the run there. */
  readonly goesOnBy: readonly [string, ...string[]];
  readonly waysOut: readonly [WayOut, ...WayOut[]];
  input(params: JsonObject, read: ReadParams): JsonObject;
  /** What more its input needs when something refers to its output, and what to say of that. */
  readonly whenRead?: { readonly input: JsonObject; readonly caveat: string };
  params(input: JsonObject, write: WriteParams): JsonObject;
  /** Where a field of Kustomer's output is found here: the whole path, or null. */
  readonly output: (words: Words, step: string) => Words | null;
  /** The way back of what follows `steps.<id>`, or null. */
  readonly outputBack: (words: Words) => Words | null;
}

/** Says of every field that is not among those read that it was not. */
export function loseOtherParams(params: JsonObject, read: readonly string[], { lose }: ReadParams): void {
  for (const name of Object.keys(params)) {
    if (!read.includes(name)) lose(name, 'there is no such field here; it is kept for the way back');
  }
}

export function loseOtherInput(input: JsonObject, written: readonly string[], { lose }: WriteParams): void {
  for (const name of Object.keys(input)) {
    if (!written.includes(name)) lose(name, 'Kustomer has no such field');
  }
}
