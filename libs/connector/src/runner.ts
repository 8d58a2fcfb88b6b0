import { Inject, Injectable } from '@nestjs/common';
import { stepCommand } from '@fanfare/contracts';
import { Bus, Outbox, type Delivery } from '@fanfare/bus';
import { Metrics, Tracing } from '@fanfare/chassis';
import { allDone } from './all-done.js';
import { Answers } from './answers.js';
import { Apps } from './apps.js';
import { chunksOf } from './chunks.js';
import { directly } from './call.js';
import { Drains } from './drains.js';
import { EndedRuns } from './ended-runs.js';
import { groupSteps, type Group, type Grouping, type Work } from './group-steps.js';
import { KIT, type KitOptions } from './kit-options.js';
import { LaneCalls } from './lane-calls.js';
import { Lanes } from './lanes.js';
import { Performer } from './performer.js';
import { Registry } from './registry.js';
import { finalFailure, type Verdict } from './verdict.js';

/** How long a step waits when its app's secrets cannot be opened: somebody must see to the keys. */
const unopenedMs = 60_000;

/** Takes step commands, has their handlers do them, and answers each. */
@Injectable()
export class Runner {
  private readonly grouping: Grouping;
  private readonly steps;

  constructor(
    @Inject(KIT) kit: KitOptions,
    registry: Registry,
    apps: Apps,
    private readonly bus: Bus,
    private readonly answers: Answers,
    private readonly performer: Performer,
    private readonly lanes: Lanes,
    private readonly laneCalls: LaneCalls,
    private readonly drains: Drains,
    private readonly ended: EndedRuns,
    private readonly tracing: Tracing,
    metrics: Metrics,
  ) {
    this.grouping = {
      service: kit.name,
      find: (action) => registry.find(action),
      choose: (workspace, named) => apps.choose(workspace, named),
    };
    this.steps = metrics.counter('fanfare_steps_total', 'Steps done, by action and exit', ['action', 'exit']);
  }

  /** Handles one message. It may be acknowledged when this resolves: every answer is stored then. */
  async handle(delivery: Delivery): Promise<void> {
    await this.work(delivery, false);
  }

  /** Handles a message that waited for a vendor: a run that has ended meanwhile wants its step no more. */
  async handleFromLane(delivery: Delivery): Promise<void> {
    await this.ended.listen();
    await this.work(delivery, true);
  }

  private async work(delivery: Delivery, waited: boolean): Promise<void> {
    const all = await delivery.items(stepCommand);
    const items = waited ? all.filter(({ head }) => !this.ended.has(runOf(head.stepId))) : all;
    const { groups, refused, waiting } = groupSteps(items, this.grouping);
    const startedAt = Date.now();
    const outbox = new Outbox(this.bus);
    for (const { item, error } of refused) this.answers.give(outbox, item, finalFailure(error), startedAt);
    for (const { item, reason } of waiting) {
      this.answers.give(outbox, item, { kind: 'later', afterMs: unopenedMs, reason }, startedAt);
    }
    try {
      await allDone(groups.map((group) => this.runGroup(outbox, group, { startedAt, waited })));
    } finally {
      // Also when a group failed: what the others answered is not to be still on its way when the message comes again.
      await outbox.stored();
    }
  }

  /** What was put aside only because there was no room at the gate is taken up again as soon as there is. */
  private takeUp(verdicts: readonly Verdict[]): void {
    const lanes = new Set(verdicts.flatMap((verdict) => (verdict.kind === 'aside' ? [verdict.lane] : [])));
    for (const lane of lanes) void this.drains.start(lane);
  }

  private async runGroup(
    outbox: Outbox,
    group: Group,
    { startedAt, waited }: { startedAt: number; waited: boolean },
  ): Promise<void> {
    // The same command twice in one message: to the ledger the second would look like another worker's.
    const once = [...new Map(group.work.map((one) => [one.step.id, one])).values()];
    const verdicts = await this.verdicts({ ...group, work: once }, waited);
    this.count(group.action.spec.name, verdicts);
    if (this.tracing.isOn) this.trace(once, verdicts, startedAt);
    const verdictOf = new Map(once.map(({ step }, i) => [step.id, verdicts[i] as Verdict]));
    for (const { item, step } of group.work) {
      this.answers.give(outbox, item, verdictOf.get(step.id) as Verdict, startedAt);
    }
    this.takeUp(verdicts);
  }

  private async verdicts(group: Group, waited: boolean): Promise<Verdict[]> {
    const { action, lane, work } = group;
    if (lane) return this.laneCalls.verdicts(group, this.lanes.of(lane.ref, lane.name), waited);
    const calls = chunksOf(work, action.spec.batch?.max ?? 1);
    const perform = (some: readonly Work[]) => this.performer.perform(action, some, directly);
    return (await allDone(calls.map(perform))).flat();
  }

  /** What the service took of each step: below the step's own span, which `runs` tells when it knows the whole run. */
  private trace(work: readonly Work[], verdicts: readonly Verdict[], startedAt: number): void {
    const finishedAt = Date.now();
    for (const [i, { step, item }] of work.entries()) {
      const { id, run, attempt } = step;
      const verdict = verdicts[i] as Verdict;
      const error = errorOf(verdict);
      const attributes = { 'fanfare.action': item.head.action, 'fanfare.attempt': attempt, 'fanfare.together': work.length }; // prettier-ignore
      this.tracing.record({ run, id: `${id}#${attempt}`, parent: id, name: `call ${item.head.action}`, startedAt, finishedAt, attributes, ...(error !== undefined && { error }) }); // prettier-ignore
    }
  }

  private count(action: string, verdicts: readonly Verdict[]): void {
    for (const [exit, some] of Map.groupBy(verdicts, exitOf)) this.steps.inc({ action, exit }, some.length);
  }
}

function exitOf(verdict: Verdict): string {
  return verdict.kind === 'final' ? verdict.outcome.exit : verdict.kind;
}

/** By its code alone: a vendor's words may be about a person. */
function errorOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'final':
      return verdict.outcome.error?.code;
    case 'transient':
      return verdict.error.code;
    default:
      return verdict.kind;
  }
}

function runOf(stepId: string): string {
  return stepId.slice(0, stepId.indexOf('/'));
}
