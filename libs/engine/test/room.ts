import type { RunRef, StepResult, Token } from '@fanfare/contracts';
import {
  advance,
  applyHistory,
  factKey,
  gather,
  replay,
  type Advance,
  type CompiledWorkflow,
  type Issue,
  type MeetingFact,
} from '../src/index.js';
import { resultFor, runRef, startedAt, story } from './builders.js';

/** Keeps the facts of meetings as the orchestrator does, and lets follow what follows. */
export class Room {
  readonly all: Advance[] = [];
  readonly facts = new Map<string, MeetingFact[]>();
  now = startedAt;

  constructor(
    readonly workflow: CompiledWorkflow,
    private readonly run: RunRef = runRef,
  ) {}

  take(made: Advance): Advance {
    this.all.push(made);
    const mine = new Map<string, Set<string>>();
    for (const { meeting, fact } of made.notes) {
      const known = this.facts.get(meeting) ?? [];
      if (!known.some((other) => factKey(other) === factKey(fact))) known.push(fact);
      this.facts.set(meeting, known);
      mine.set(meeting, (mine.get(meeting) ?? new Set()).add(factKey(fact)));
    }
    for (const [meeting, keys] of mine) {
      const next = gather(this.workflow, this.run, { meeting, facts: this.facts.get(meeting) ?? [], mine: keys });
      if (next.history.length + next.commands.length > 0) this.take(next);
    }
    return made;
  }

  /** Answers the command of a step, the latest one; `branch` when several branches stand before it. */
  answer(node: string, branch?: string, outcome = {}, more: Partial<StepResult> = {}): void {
    const fits = (token: Token) => token.node === node && (branch === undefined || token.branch === branch);
    const issue = this.all.flatMap(({ commands }) => commands).findLast(({ token }) => fits(token));
    if (!issue) throw new Error(`nobody asked for ${node} ${branch ?? ''}`);
    this.take(advance(this.workflow, issue.token, { ...resultFor(issue, outcome), ...more }));
  }

  /** The tokens with which branches failed last. */
  failures(...branches: string[]): Token[] {
    const failed = this.all.flatMap(({ failures }) => failures);
    return branches.map((name) => {
      const token = failed.findLast(({ branch }) => branch === name);
      if (!token) throw new Error(`${name} did not fail`);
      return token;
    });
  }

  /** A person has these branches tried again, one after the other. */
  replay(...branches: string[]): Advance[] {
    return this.replayTokens(this.failures(...branches), (this.now += 60_000));
  }

  replayTokens(tokens: readonly Token[], at: number): Advance[] {
    return tokens.map((token) => this.take(replay(this.workflow, token, at)));
  }

  lastOf(node: string): Issue {
    const issue = this.all.flatMap(({ commands }) => commands).findLast(({ token }) => token.node === node);
    if (!issue) throw new Error(`nobody asked for ${node}`);
    return issue;
  }

  stepIds(): string[] {
    return this.all.flatMap(({ commands }) => commands.map(({ command }) => command.stepId));
  }

  asked(): string[] {
    return this.all.flatMap(({ commands }) => commands.map(({ token }) => `${token.branch} ${token.node}`));
  }

  story(): string[] {
    return this.all.flatMap(story);
  }

  document() {
    return applyHistory(
      null,
      this.all.flatMap(({ history }) => history),
    )!;
  }
}
