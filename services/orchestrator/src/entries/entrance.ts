import { Injectable } from '@nestjs/common';
import { begin, noAdvance, runStarted } from '@fanfare/engine';
import type { Admitted } from '../admission.js';
import { LoopGuard } from '../loop-guard/loop-guard.js';
import type { Made } from '../made.js';
import { RunEndings } from '../tracked/run-endings.js';
import { Entries } from './entries.js';

/** The setting by which a run does not start. */
export type Refusal = 'settings.loopGuard' | 'settings.reentry';

/** A run that begins, or waits for its turn, and how it has ended already if it has. */
interface Entered {
  run: Made;
  ends: Made[];
}

/** Lets in single runs that no event starts: those that steps call, and those that people want once more. */
@Injectable()
export class Entrance {
  constructor(
    private readonly entries: Entries,
    private readonly loops: LoopGuard,
    private readonly endings: RunEndings,
  ) {}

  /**
   * The settings of its workflow hold for it; that a contact has had enough of it does not where a person wants it. A test
   * begins whatever they say, and counts for nobody. `caller`: the run that waits for it.
   */
  async enter(one: Admitted, caller: string | null = null): Promise<Entered | Refusal> {
    const { workflow, start, line } = one;
    const { run, contact } = start;
    const decision = run.mode === 'test' ? 'begins' : await this.decided(one);
    if (decision !== 'begins' && decision !== 'queued') return decision;
    const ends = await this.endings.track([{ workflow, run, contact: contact?.id ?? null, place: null, caller }]);
    const queued = () => ({ ...noAdvance(), history: [runStarted(workflow, start)] });
    const next = decision === 'begins' ? begin(workflow, start) : queued();
    return { run: { workflow, run, next, line }, ends };
  }

  private async decided(one: Admitted): Promise<'begins' | 'queued' | Refusal> {
    const isWanted = one.start.run.replayOf !== undefined;
    if (!isWanted && this.loops.passing([one]).looping.length > 0) return 'settings.loopGuard';
    const { refused, queued } = await this.entries.decide([one], 0);
    if (refused.length > 0) return 'settings.reentry';
    if (!isWanted) await this.loops.count([one]);
    return queued.length > 0 ? 'queued' : 'begins';
  }
}
