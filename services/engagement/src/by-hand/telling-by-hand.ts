import { Injectable } from '@nestjs/common';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';
import type { Consequence, Step } from '@fanfare/connector';

/**
 * Tells workflows what a person made true: a step's answer would carry it, and here is none. Whoever got no answer asks again,
 * and then it is told again, under the same ids.
 */
@Injectable()
export class TellingByHand {
  constructor(private readonly bus: Bus) {}

  async tell(
    { id, workspace, contactId, at }: Pick<Step, 'id' | 'workspace' | 'contactId' | 'at'>,
    consequences: readonly Consequence[],
  ): Promise<void> {
    const events = consequences.map(({ type, data }, i): StoredEvent => ({
      id: `${id}~${i}`,
      type,
      workspaceId: workspace,
      occurredAt: new Date(at).toISOString(),
      acceptedAt: at,
      ...(contactId !== null && { contactId }),
      data,
    }));
    for (const event of events) {
      await this.bus.publish(subjects.event(workspace, event.type), { head: JSON.stringify(event) });
    }
  }
}
