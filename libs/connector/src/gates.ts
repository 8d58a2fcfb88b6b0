import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { buckets, laneKey, type LaneRef } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { Shutdown } from '@fanfare/chassis';
import { Gate } from './gate.js';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import { Slots } from './slots.js';

/** The gates of the service: one for each account, or, where the vendor counts so, for each kind of its endpoints. */
@Injectable()
export class Gates implements OnModuleInit {
  private readonly gates = new Map<string, Gate>();
  private readonly slots: Slots[] = [];

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly values: KeyValue,
    private readonly shutdown: Shutdown,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!hasLanes(this.kit) || !this.kit.limits?.acrossReplicas) return;
    await this.values.watch(buckets.slots, this.kit.name, z.object({}), ({ key, value }) => {
      if (value === null) for (const slots of this.slots) slots.freed(key);
    });
    this.shutdown.close('slots', () => Promise.all(this.slots.map((slots) => slots.close())));
  }

  of(ref: LaneRef): Gate {
    return this.at(this.isPerEndpoint ? laneKey(ref) : `${ref.workspace}.${ref.app}`);
  }

  /** The gate of an account; null where the vendor counts the calls to each kind of its endpoints. */
  ofApp(workspace: string, app: string): Gate | null {
    return this.isPerEndpoint ? null : this.at(`${workspace}.${app}`);
  }

  /** Of a lane that is forgotten: its gate is made again, like itself. */
  forget(ref: LaneRef): void {
    if (this.isPerEndpoint) this.gates.delete(laneKey(ref));
  }

  private get isPerEndpoint(): boolean {
    return this.kit.limits?.per === 'endpoint';
  }

  private at(key: string): Gate {
    const { limits = {}, name } = this.kit;
    let gate = this.gates.get(key);
    if (!gate) {
      const { concurrent, acrossReplicas } = limits;
      const slots = acrossReplicas && concurrent ? new Slots(this.values, `${name}.${key}`, concurrent) : null;
      if (slots) this.slots.push(slots);
      gate = new Gate(limits, slots);
      this.gates.set(key, gate);
    }
    return gate;
  }
}
