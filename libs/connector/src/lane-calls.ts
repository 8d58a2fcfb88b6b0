import { Inject, Injectable } from '@nestjs/common';
import { isWeather } from '@fanfare/chassis';
import { allDone } from './all-done.js';
import type { OpenApp } from './app.js';
import { Apps } from './apps.js';
import { Busy, provesNothingWasSent, Refused } from './errors.js';
import { Gatherer } from './gatherer.js';
import { AddressRefused } from './http/address-guard.js';
import type { Group, Work } from './group-steps.js';
import { HarmlessCalls } from './harmless-calls.js';
import { concurrencyOf, KIT, type KitOptions } from './kit-options.js';
import { BreakerOpened, type Lane, type Pass } from './lane.js';
import { Lanes } from './lanes.js';
import { Performer } from './performer.js';
import { Places } from './places.js';
import type { RegisteredAction } from './registry.js';
import type { Through } from './call.js';
import { isSlotOver } from './slot-over.js';
import type { Verdict } from './verdict.js';
import { wordsOf } from './words-of.js';

/** Steps that wait at one gate in this process; more go into the lane's queue, so that other lanes' steps are taken up. */
const maxWaiting = 200;

/**
 * Calls vendors: through the gate of the account, steps of many runs in one call, and not at all while its lane is closed.
 * What cannot go out now comes back with the verdict `aside`.
 */
@Injectable()
export class LaneCalls {
  private readonly gatherers = new Map<string, Gatherer<Work, Verdict>>();
  private readonly places: Places;

  constructor(
    @Inject(KIT) kit: KitOptions,
    private readonly apps: Apps,
    private readonly lanes: Lanes,
    private readonly harmless: HarmlessCalls,
    private readonly performer: Performer,
  ) {
    this.places = new Places(concurrencyOf(kit));
  }

  /** `patient`: it has waited in the queue already, and waits at the gate for as long as it takes. */
  async verdicts(group: Group, lane: Lane, patient: boolean): Promise<Verdict[]> {
    const { work } = group;
    const key = `${lane.key} ${group.key}`;
    const waiting = this.gatherers.get(key)?.length ?? 0;
    const isFull = !patient && waiting >= Math.max(maxWaiting, 2 * (group.action.spec.batch?.max ?? 1));
    if (isFull || (!lane.isOpen && lane.probing !== 'ready')) return work.map(() => aside(lane));
    const gathered = () => {
      const gatherer = this.gatherers.get(key) ?? this.gathererOf(key, group, lane);
      return allDone(work.map((one) => gatherer.add(one)));
    };
    if (patient) return gathered();
    if (!this.places.take(lane.key)) return work.map(() => aside(lane));
    return gathered().finally(() => this.places.give(lane.key));
  }

  private gathererOf(key: string, { action }: Group, lane: Lane): Gatherer<Work, Verdict> {
    const { max = 1, lingerMs = 0 } = action.spec.batch ?? {};
    const gatherer = new Gatherer<Work, Verdict>({ max, lingerMs }, (take) =>
      lane.gate.through(() => {
        // A probe has one step at stake, however many could share its call.
        const work = take(lane.isToProbe ? 1 : max);
        this.forgetLater(key, gatherer, lingerMs);
        return this.called(action, work, lane);
      }),
    );
    this.gatherers.set(key, gatherer);
    return gatherer;
  }

  private async called(action: RegisteredAction, work: readonly Work[], lane: Lane): Promise<Verdict[]> {
    const pass = work.length > 0 && lane.pass();
    if (!pass) return work.map(() => aside(lane));
    try {
      if (pass === 'probe') this.lanes.probing(lane);
      const verdicts = await this.performer.perform(action, this.able(work, lane), this.watched(lane, pass, work));
      return verdicts.map((verdict) => this.orAside(verdict, lane));
    } finally {
      // Nobody was called, because the ledger knew the answer or could not be asked: nothing was found out.
      if (pass === 'probe' && lane.probing === 'out') this.lanes.probeAgain(lane);
    }
  }

  /** One that lingers knows when it last called, and is kept until that does not matter any more. */
  private forgetLater(key: string, gatherer: Gatherer<Work, Verdict>, lingerMs: number): void {
    const forget = () => {
      if (gatherer.length === 0 && this.gatherers.get(key) === gatherer) this.gatherers.delete(key);
    };
    if (lingerMs === 0) forget();
    else setTimeout(forget, lingerMs + 1).unref();
  }

  /** An app is shared by its lanes; in the hands of a handler it has this one left alone. As it is now: its key may have changed while steps waited. */
  private able(work: readonly Work[], lane: Lane): Work[] {
    const { ref } = lane;
    const now = lane.isOfApp ? this.apps.choose(ref.workspace, ref.app) : null;
    const known = now && 'settings' in now ? now : (work.at(-1)?.step.app as OpenApp | null);
    const pause = (until: number, reason: string) => void this.lanes.pause(lane, until, reason);
    const app = known && { ...known, pause };
    return work.map(({ item, step }) => ({ item, step: { ...step, app } }));
  }

  /** A call from which the lane learns how its vendor is. */
  private watched(lane: Lane, pass: Pass, [first]: readonly Work[]): Through {
    return async (work) => {
      try {
        const result = await lane.call(pass, work);
        this.lanes.answered(lane);
        return result;
      } catch (error) {
        if (error instanceof BreakerOpened) throw new Busy('left alone', 0, { cause: error });
        await this.learn(lane, pass, { error, stepId: first?.step.id ?? '' });
        throw error;
      }
    };
  }

  private async learn(lane: Lane, pass: Pass, { error, stepId }: { error: unknown; stepId: string }): Promise<void> {
    // Nothing was learnt of the vendor.
    if (isWeather(error) || error instanceof AddressRefused || isSlotOver(error)) return;
    if (error instanceof Busy) return this.lanes.limit(lane, error.afterMs, error.message);
    if (error instanceof Refused) return this.lanes.answered(lane);
    // At an address without an account each step may have its own fault.
    if (lane.isOfApp) lane.failed(stepId);
    const isGone = provesNothingWasSent(error) && lane.isOfApp;
    if (isGone || pass === 'probe' || lane.hasFailedTooOften) return this.lanes.down(lane, wordsOf(error));
    // Is it the vendor's trouble, or this step's? A call that cannot fail by a step's fault tells.
    const trouble = lane.isOpen ? await this.harmless.trouble(lane) : null;
    if (trouble instanceof Busy) return this.lanes.limit(lane, trouble.afterMs, trouble.message);
    if (trouble !== null) await this.lanes.down(lane, wordsOf(error));
  }

  /**
   * What the vendor never saw waits for it, and so does what failed while it is down: neither is an attempt. What is claimed
   * stays so, and is asked about, or left to its policy, when the vendor is back. Without an account it may be the step's
   * address that is wrong, and that is its own failure.
   */
  private orAside(verdict: Verdict, lane: Lane): Verdict {
    if (verdict.kind === 'busy') return aside(lane);
    const isOwn = verdict.kind !== 'transient' || verdict.said || !lane.isOfApp;
    return isOwn || (verdict.sent && lane.isOpen) ? verdict : aside(lane);
  }
}

function aside(lane: Lane): Verdict {
  return { kind: 'aside', lane };
}
