import type { Token } from '@fanfare/contracts';

const keyOf = ({ run, branch }: Token) => `${run.id}/${branch}`;

/** The tokens of branches that failed: of each the last failure of its last try. */
export class FailedBranches {
  private readonly kept = new Map<string, { at: number; text: string }>();

  keep(at: number, token: Token): void {
    const known = this.kept.get(keyOf(token));
    if (!known || isLater({ at, token }, { at: known.at, token: JSON.parse(known.text) as Token })) {
      this.kept.set(keyOf(token), { at, text: JSON.stringify(token) });
    }
  }

  of(run: string, branch: string): Token | null {
    const known = this.kept.get(`${run}/${branch}`);
    return known ? (JSON.parse(known.text) as Token) : null;
  }
}

interface Failure {
  at: number;
  token: Token;
}

function isLater(a: Failure, b: Failure): boolean {
  const difference = (a.token.run.replay ?? 0) - (b.token.run.replay ?? 0);
  return difference > 0 || (difference === 0 && a.at > b.at);
}

/** When each try was first asked for: whoever asks again gets the same. */
export class Tries {
  private readonly all = new Map<string, { token: Token; at: number; request: string }>();

  /** `request`: what was asked for together. */
  firstAskedAt(token: Token, now: number, request: string): number {
    const key = `${keyOf(token)} r${(token.run.replay ?? 0) + 1}`;
    const known = this.all.get(key) ?? { token, at: now, request };
    this.all.set(key, known);
    return known.at;
  }

  of(run: string): { token: Token; at: number }[] {
    return [...this.all.values()].filter(({ token }) => token.run.id === run);
  }

  requestOf(run: string, branch: string, replay: number): string | undefined {
    return this.all.get(`${run}/${branch} r${replay}`)?.request;
  }

  get any(): boolean {
    return this.all.size > 0;
  }
}
