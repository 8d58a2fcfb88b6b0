import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import {
  evaluation,
  evaluationsOfContact,
  evaluationsOfEvent,
  maxBytesPerMessage,
  streams,
  type Evaluation,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { CONFIG } from '@fanfare/chassis';
import { Gathering } from '../history/gathering.js';
import { Pace } from '../history/pace.js';
import type { RunsConfig } from '../runs.config.js';
import { EvaluationStore } from './evaluation.store.js';

/** Few at once, and writes of their own: an event that nothing listens to gladly must not hold up the history of runs. */
const evaluations: ConsumerSpec = {
  name: 'runs-evaluations',
  stream: streams.evaluations,
  filter: 'evaluations.*',
  concurrency: 16,
  itemsInHand: 4_000,
};
const maxPerWrite = 1_000;

/** Keeps why events started nothing, and says so. The stream holds them until they are kept, and no longer. */
@Controller()
export class EvaluationsController {
  private readonly writes: Gathering<Evaluation>;

  constructor(
    private readonly kept: EvaluationStore,
    @Inject(CONFIG) config: RunsConfig,
  ) {
    const pace = new Pace(config.HISTORY_SHARE);
    this.writes = new Gathering(
      (items) => kept.add(items),
      maxPerWrite,
      (workedMs) => pace.rest(workedMs),
    );
  }

  @Consumes(evaluations)
  async take(delivery: Delivery): Promise<void> {
    const items = await delivery.items(evaluation);
    await this.writes.add(items.map(({ head }) => head));
  }

  @Answers(evaluationsOfEvent)
  async ofEvent({
    workspace,
    event,
  }: z.output<typeof evaluationsOfEvent.request>): Promise<ReplyOf<typeof evaluationsOfEvent>> {
    return { evaluations: await this.kept.ofEvent(workspace, event) };
  }

  @Answers(evaluationsOfContact)
  async ofContact({
    refs,
    workflow,
    from = 0,
    limit,
  }: z.output<typeof evaluationsOfContact.request>): Promise<ReplyOf<typeof evaluationsOfContact>> {
    const found = await this.kept.ofContact({ who: refs, workflow, from, limit });
    return {
      evaluations: fitting(found.map((one) => ({ ...one, refusals: one.refusals.filter(isOf(workflow)) }))),
    };
  }
}

/** As many as one answer can hold: an event may be refused by hundreds of workflows. */
function fitting(evaluations: readonly Evaluation[]): Evaluation[] {
  let room = maxBytesPerMessage;
  return evaluations.filter((one) => (room -= Buffer.byteLength(JSON.stringify(one)) + 1) >= 0);
}

function isOf(workflow: string | undefined): (refusal: Evaluation['refusals'][number]) => boolean {
  return (refusal) => workflow === undefined || refusal.workflow === workflow;
}
