import type { Assumption, PassedStep } from '@fanfare/contracts';

/** A run, thought of or real: where it went and what it asked for. */
export interface RunTaken {
  path: PassedStep[];
  /** Names of actions. */
  effects: string[];
  /** What had to be taken for granted. */
  assumed: Assumption[];
}

/** Adds up what the runs of one version do. */
export class VersionTally {
  private starts = 0;
  private readonly exits = new Map<string, Map<string, number>>();
  private readonly effects = new Map<string, number>();
  private readonly assumed = new Map<string, number>();

  add({ path, effects, assumed }: RunTaken): void {
    this.starts++;
    for (const { node, exit } of path) {
      const ofStep = this.exits.get(node) ?? new Map<string, number>();
      this.exits.set(node, ofStep);
      count(ofStep, exit);
    }
    for (const action of effects) count(this.effects, action);
    for (const one of assumed) count(this.assumed, one);
  }

  result() {
    const exits = [...this.exits].map(([node, counts]) => [node, Object.fromEntries(counts)] as const);
    return {
      starts: this.starts,
      exits: Object.fromEntries(exits),
      effects: Object.fromEntries(this.effects),
      assumed: Object.fromEntries(this.assumed),
    };
  }
}

export function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
