import { z } from 'zod';
import { assignScore } from '@fanfare/contracts';
import { defineAction, exit, failure, Handles, Once, type ActionHandler, type Step } from '@fanfare/connector';
import { keyOf } from '@fanfare/chassis';
import { Awaiting, notKeptYet } from '../steps/awaited.js';
import { scored, type Scoring } from './gameplay.js';
import { GameplayStore } from './gameplay.store.js';
import { PlayRecordStore } from './play-record.store.js';
import { snapshotOf } from './snapshots.js';

const asked = assignScore.request.shape;

export const AssignGameplayScore = defineAction({
  name: 'AssignGameplayScore',
  title: 'Assign a score',
  summary: 'Sets the score of a gameplay, or adds to it.',
  input: z.object({
    score: asked.score.meta({ title: 'Score value' }),
    mode: asked.mode.meta({ title: 'Mode' }),
    context: asked.context.meta({ title: 'Context', description: 'What it is for; kept with the score.' }),
    gameplay: z.string().min(1).max(128).optional().meta({
      title: 'Gameplay',
      description: 'Without it: the gameplay of the event.',
      default: '{{ trigger.data.gameplayId }}',
    }),
  }),
  exits: {
    Success: z.object({ gameplayId: z.string(), score: z.number().describe('The score of the gameplay afterwards.') }),
  },
  repeat: 'own',
  batch: { max: 100 },
});

type ScoreStep = Step<typeof AssignGameplayScore>;

@Handles(AssignGameplayScore)
export class AssignScore implements ActionHandler<typeof AssignGameplayScore> {
  constructor(
    private readonly gameplays: GameplayStore,
    private readonly records: PlayRecordStore,
    private readonly awaiting: Awaiting,
    private readonly once: Once,
  ) {}

  run(steps: readonly ScoreStep[]) {
    return this.once.do(steps, (open) => this.work(open));
  }

  private async work(steps: readonly ScoreStep[]) {
    const named = steps.flatMap((step) => (step.input.gameplay === undefined ? [] : [{ at: step.at, key: keyOfPlay(step) }])); // prettier-ignore
    const { found, complete } = await this.awaiting.find(named, (keys) => this.gameplays.documents.find(keys));
    const byPlay = Map.groupBy(steps, keyOfPlay);
    const gameplays = await this.gameplays.documents.change(
      [...found.keys()],
      (key, now) => (now === null ? null : (byPlay.get(key) ?? []).map(wordOf).reduce(scored, now)),
      found,
    );
    const records = await this.records.countsOf([...gameplays.values()].map(({ workspace, id }) => ({ workspace, gameplay: id }))); // prettier-ignore
    return steps.map((step) => {
      const gameplayId = step.input.gameplay;
      if (gameplayId === undefined) return noGameplay();
      const gameplay = gameplays.get(keyOfPlay(step));
      if (!gameplay) return complete ? unknown(gameplayId) : notKeptYet();
      const snapshot = snapshotOf(gameplay, records.get(keyOfPlay(step)) ?? {});
      return exit('Success', { gameplayId, score: gameplay.score ?? 0 }, { gameplay: snapshot });
    });
  }
}

function keyOfPlay({ workspace, input }: ScoreStep): string {
  return keyOf(workspace, input.gameplay ?? '');
}

function wordOf({ id, at, input }: ScoreStep): Scoring {
  return { by: id, at, mode: input.mode, value: input.score, context: input.context ?? null, recordedAt: Date.now() };
}

const noGameplay = () =>
  failure('NoGameplay', 'The event names no gameplay (data.gameplayId). Say which in the field gameplay, or filter such events out.'); // prettier-ignore
const unknown = (id: string) => failure('GameplayNotFound', `No event has told of a gameplay ${id}.`);
