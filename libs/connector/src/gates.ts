import { Inject, Injectable } from '@nestjs/common';
import { laneKey, type LaneRef } from '@fanfare/contracts';
import { AccountSlots } from './account-slots.js';
import type { OpenApp } from './app.js';
import { Gate } from './gate.js';
import { KIT, type KitOptions } from './kit-options.js';

/** The gates of the service: one for each account, or, where the vendor counts so, for each kind of its endpoints. */
@Injectable()
export class Gates {
  private readonly gates = new Map<string, Gate>();

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly slots: AccountSlots,
  ) {}

  of(ref: LaneRef): Gate {
    return this.at(this.isPerEndpoint ? laneKey(ref) : `${ref.workspace}.${ref.app}`, ref);
  }

  /** The gate of an account; null where the vendor counts the calls to each kind of its endpoints. */
  ofApp(workspace: string, app: string): Gate | null {
    return this.isPerEndpoint ? null : this.at(`${workspace}.${app}`, { workspace, app });
  }

  /** Of a lane that is forgotten: its gate is made again, like itself. */
  forget(ref: LaneRef): void {
    if (this.isPerEndpoint) this.gates.delete(laneKey(ref));
  }

  private get isPerEndpoint(): boolean {
    return this.kit.limits?.per === 'endpoint';
  }

  private at(key: string, { workspace, app }: Pick<LaneRef, 'workspace' | 'app'>): Gate {
    let gate = this.gates.get(key);
    if (!gate) {
      const slotsOf = (open?: OpenApp) => this.slots.of(workspace, app, open);
      gate = new Gate(this.kit.limits ?? {}, this.slots.isShared ? slotsOf : null);
      this.gates.set(key, gate);
    }
    return gate;
  }
}
