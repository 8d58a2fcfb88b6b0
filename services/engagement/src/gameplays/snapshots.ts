import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { GameplaySnapshot } from '@fanfare/contracts';
import { keyOf, Unavailable } from '@fanfare/chassis';
import { exit, Once } from '@fanfare/connector';
import { Progress } from '../projection/progress.js';
import type { Gameplay } from './gameplay.js';
import { GameplayStore } from './gameplay.store.js';
import { PlayRecordStore } from './play-record.store.js';

/** How long a run that begins waits here for its event to be kept; after that it is asked for again. */
const patienceMs = 2_000;
const lookEveryMs = 50;

export interface SnapshotAsk {
  run: string;
  workspace: string;
  /** When the event was stored. */
  at: number;
  gameplay: string;
}

/** Gameplays as runs see them. What a run saw first it sees whenever it begins again, or a repeat would take another way. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly gameplays: GameplayStore,
    private readonly records: PlayRecordStore,
    private readonly progress: Progress,
    private readonly once: Once,
  ) {}

  /** Null for a gameplay that no event has told of. */
  async of(asks: readonly SnapshotAsk[]): Promise<(GameplaySnapshot | null)[]> {
    const answers = await this.once.do(
      asks.map(({ run, ...ask }) => ({ id: `${run}/gameplay`, ...ask })),
      async (open) => {
        await this.reading(Math.max(...open.map(({ at }) => at)));
        const snapshots = await this.now(open);
        return open.map((ask) => exit('Success', { gameplay: snapshots.get(keyOfPlay(ask)) ?? null }));
      },
    );
    return answers.map((answer) => ('data' in answer ? answer.data.gameplay : null));
  }

  /** As they are now, by workspace and id. */
  async now(asks: readonly Pick<SnapshotAsk, 'workspace' | 'gameplay'>[]): Promise<Map<string, GameplaySnapshot>> {
    const [found, records] = await Promise.all([
      this.gameplays.documents.find(asks.map(keyOfPlay)),
      this.records.countsOf(asks),
    ]);
    return new Map([...found].map(([key, gameplay]) => [key, snapshotOf(gameplay, records.get(key) ?? {})]));
  }

  /** The event that began the run is read here by another way: what it says, and those before it, must be kept first. */
  private async reading(at: number): Promise<void> {
    for (const start = Date.now(); !(await this.progress.isPast(at));) {
      if (Date.now() - start > patienceMs) throw new Unavailable('The events before it are still being read.');
      await sleep(lookEveryMs);
    }
  }
}

export function snapshotOf(gameplay: Gameplay, records: Record<string, number>): GameplaySnapshot {
  const { id, score, hubScore, status, durationMs, competition, site, card, cardType, endedAt } = gameplay;
  return { id, score, hubScore, status, durationMs, competition, site, card, cardType, endedAt, records };
}

function keyOfPlay({ workspace, gameplay }: Pick<SnapshotAsk, 'workspace' | 'gameplay'>): string {
  return keyOf(workspace, gameplay);
}
