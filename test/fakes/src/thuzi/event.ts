import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { checkIn, ThuziCheckIn } from './check-in.js';

export interface ThuziEventSetup {
  id: string;
  /** The external ids of those who may come. @default everybody */
  attendees?: readonly string[];
}

/** An event and who is in. */
export class ThuziEvent {
  readonly id: string;
  private readonly attendees: readonly string[] | undefined;
  /** By external id, in the order in which they came. */
  private readonly in = new Map<string, ThuziCheckIn>();

  constructor({ id, attendees }: ThuziEventSetup) {
    this.id = id;
    this.attendees = attendees;
  }

  get checkIns(): ThuziCheckIn[] {
    return [...this.in.values()];
  }

  expects(externalId: string): boolean {
    return this.attendees?.includes(externalId) ?? true;
  }

  /** Whoever is in stays in by the first check-in. */
  checkIn(given: z.output<typeof checkIn>): { id: string; isFirst: boolean } {
    const first = this.in.get(given.externalId);
    if (first) return { id: first.id, isFirst: false };
    const id = randomUUID();
    this.in.set(given.externalId, { id, eventId: this.id, ...given });
    return { id, isFirst: true };
  }
}
