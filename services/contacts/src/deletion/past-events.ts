import { Injectable } from '@nestjs/common';
import { contactOf, type StoredEvent } from '@fanfare/contracts';
import { contactReferences, EventEraser, runIdOf } from '@fanfare/bus';
import type { Gone } from './elsewhere.js';

/** Takes the events of contacts out of what EVENTS still holds. */
@Injectable()
export class PastEvents {
  constructor(private readonly eraser: EventEraser) {}

  /** `starts`: what was resolved to the contact. An event may have named it by what it has not had since. */
  async forget(gone: Gone, starts: ReadonlySet<string>) {
    const who = new Set(gone.who);
    const { events, waiting } = await this.eraser.erase(gone.workspace, (event) => isAbout(event, who, starts));
    return { removed: { events }, isSettled: waiting === 0 };
  }
}

/** By whom it names, by whom it was found to be about, or by the run that caused it. */
function isAbout(event: StoredEvent, who: ReadonlySet<string>, starts: ReadonlySet<string>): boolean {
  const { workspaceId, id, origin } = event;
  const contact = contactOf(event);
  if (contact && contactReferences(workspaceId, contact).some((reference) => who.has(reference))) return true;
  const resolved = runIdOf(workspaceId, '', id);
  return (
    starts.has(resolved) || starts.has(`engagement/${resolved}`) || (origin !== undefined && starts.has(origin.run))
  );
}
