import type { JsonObject } from '@fanfare/contracts';
import { freeId } from '../step-ids.js';

/** Which of Kustomer's steps a way leads to. */
export interface Targets {
  readonly of: (target: string | null) => string;
  /** The step at which a run ends although others could follow; there when somebody goes to it. */
  readonly extra: () => JsonObject[];
}

export function endOfRun(ids: ReadonlyMap<string, string>): Targets {
  let end: string | null = null;
  return {
    of: (target) => {
      if (target !== null) return ids.get(target) ?? target;
      end ??= freeId('end', new Set(ids.values()));
      return end;
    },
    extra: () => (end === null ? [] : [{ id: end, transitions: [], errorCases: [] }]),
  };
}
