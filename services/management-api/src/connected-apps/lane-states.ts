import { Injectable, type OnModuleInit } from '@nestjs/common';
import { buckets, laneHealth, type LaneHealth } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';

/** Which vendors' accounts are down or left alone for a while, as their connectors say. */
@Injectable()
export class LaneStates implements OnModuleInit {
  private readonly closed = new Map<string, LaneHealth>();

  constructor(private readonly values: KeyValue) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.health, '', laneHealth, ({ key, value }) => {
      if (value) this.closed.set(key, value);
      else this.closed.delete(key);
    });
  }

  /** Oldest trouble first. */
  of(workspace: string, app?: string): LaneHealth[] {
    const own = [...this.closed.values()].filter(
      ({ lane }) => lane.workspace === workspace && (app === undefined || lane.app === app),
    );
    return own.sort((a, b) => a.since - b.since);
  }
}
