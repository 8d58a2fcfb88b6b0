import { Injectable } from '@nestjs/common';
import { contactOf, type ContactRef, type StoredEvent } from '@fanfare/contracts';
import { CrashPoint } from '@fanfare/chassis';
import type { StepEdit } from '../actions/plan.js';
import { StepEdits } from '../actions/step-edits.js';
import type { Contact } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { DeletionStore } from '../deletion/deletion.store.js';
import { arrivalOf, type Arrival } from '../identity/arrival.js';
import { Register } from '../identity/register.js';
import { announcementOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { deedsOf, type Deeds } from './deeds-of.js';
import { factOfCount, factsOfDeeds } from './facts-of-deeds.js';

const source = 'event';

interface Seen {
  event: StoredEvent;
  ref: ContactRef;
  deeds: Deeds;
}

/**
 * Remembers with contacts what events say that they did and got. Sets and scores come to the same however often they are told;
 * what is counted is recorded under the name of the thing, as steps are, so that it counts once.
 */
@Injectable()
export class Observer {
  constructor(
    private readonly contacts: ContactStore,
    private readonly register: Register,
    private readonly deletions: DeletionStore,
    private readonly edits: StepEdits,
    private readonly teller: Teller,
    private readonly crash: CrashPoint,
  ) {}

  /** `at`: when the events were stored. */
  async observe(events: readonly StoredEvent[], at: number): Promise<void> {
    const seen = events.flatMap((event): Seen[] => {
      const [ref, deeds] = [contactOf(event), deedsOf(event)];
      return ref && deeds ? [{ event, ref, deeds }] : [];
    });
    const arrivals = seen.map(({ event, ref: contact }) =>
      arrivalOf({ cause: `seen/${event.id}`, source, workspace: event.workspaceId, at, order: 'settled', contact }),
    );
    const loaded = await this.contacts.load(arrivals.map(({ guess }) => guess));
    const gone = await this.goneSince(
      arrivals.filter(({ guess }) => !loaded.has(guess)),
      at,
    );
    const alive = arrivals.flatMap((arrival, i) => (gone.has(arrival.guess) ? [] : [i]));
    const settled = await this.register.settle(
      alive.flatMap((i) => arrivals[i] ?? []),
      loaded,
    );
    await this.crash.at('contact known, deeds not');
    const edits = alive.flatMap((i, place) => {
      const [one, contact] = [seen[i], settled[place]];
      return one && contact ? editsOf(one, contact) : [];
    });
    if (edits.length > 0) await this.keep(edits);
  }

  private async keep(edits: readonly StepEdit[]): Promise<void> {
    const done = await this.edits.apply(edits);
    await this.teller.tell(
      done.flatMap((answer, i) => {
        const step = edits[i]?.step;
        const moved = 'done' in answer && answer.done.rows.some(({ kind }) => kind === 'segments');
        return moved && step ? [announcementOf(answer.contact, step.id, step.at)] : [];
      }),
    );
  }

  /** An event from before a deletion must not make its contact anew. */
  private async goneSince(unknown: readonly Arrival[], at: number): Promise<Set<string>> {
    const gone = await this.deletions.gone([...new Set(unknown.map(({ guess }) => guess))]);
    const when = await Promise.all(
      [...gone].map(async (key) => [key, (await this.deletions.of(key))?.at ?? 0] as const),
    );
    return new Set(when.flatMap(([key, deletedAt]) => (deletedAt >= at ? [key] : [])));
  }
}

function editsOf({ event, deeds }: Seen, contact: Contact): StepEdit[] {
  const { workspaceId: workspace } = event;
  const edit = (id: string, facts: StepEdit['facts']): StepEdit => {
    return {
      step: { id, workspace, at: deeds.at },
      contactId: contact.id,
      source,
      tells: true,
      facts,
      outcome: () => ({}),
    };
  };
  return [
    ...(factsOfDeeds(contact, deeds).length > 0
      ? [edit(`did/event/${event.id}`, (before) => factsOfDeeds(before, deeds))]
      : []),
    ...deeds.counted.map(({ count, thing }) => edit(`did/${count}/${thing}`, (before) => [factOfCount(before, count)])),
  ];
}
