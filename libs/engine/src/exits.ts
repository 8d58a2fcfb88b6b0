import type { Step } from '@fanfare/contracts';

/** Where a step's exits lead. `"*"` stands for every exit not named, `Failure` included; null and absent both end the branch. */
export interface Exits {
  readonly named: ReadonlyMap<string, string | null>;
  readonly any: string | null;
}

export const anyExit = '*';

export function exitsTo(targets: Iterable<readonly [exit: string, target: string | null]>): Exits {
  const named = new Map(targets);
  const any = named.get(anyExit) ?? null;
  named.delete(anyExit);
  return { named, any };
}

/** The exits of a step that says `next`. */
export function exitsOf(step: Step): Exits {
  return exitsTo(Object.entries(step.next ?? {}));
}

/** The step that follows, or null when the branch ends here. */
export function follow(exits: Exits, exit: string): string | null {
  const target = exits.named.get(exit);
  return target === undefined ? exits.any : target;
}
