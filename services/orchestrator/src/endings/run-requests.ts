import { Injectable } from '@nestjs/common';
import { contactOf, type RunRef, type StoredEvent } from '@fanfare/contracts';
import { Bus, Outbox, runIdOf } from '@fanfare/bus';
import { ended, type Ending } from '@fanfare/engine';
import { Consequences } from '../consequences.js';
import { Entrance } from '../entries/entrance.js';
import { withText } from '../event-text.js';
import type { Made } from '../made.js';
import { Placement } from '../placement.js';
import { TrackedRunStore } from '../tracked/tracked-run.store.js';
import { Versions } from '../versions.js';
import { GameplaysOfEvents } from '../gameplays-of-events.js';
import { ContactsOfEvents } from '../waits/contacts-of-events.js';
import { Endings } from './endings.js';

interface Anew {
  workspace: string;
  workflow: string;
  version: number | null;
  of: string;
  request: string;
}

interface Test extends Omit<Anew, 'of'> {
  skipsDelays: boolean;
}

interface Stored {
  event: StoredEvent;
  text: string;
}

/** Does for runs what people ask. Each may be asked again: it is then the same ending, the same run. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly bus: Bus,
    private readonly versions: Versions,
    private readonly endings: Endings,
    private readonly tracked: TrackedRunStore,
    private readonly entrance: Entrance,
    private readonly contacts: ContactsOfEvents,
    private readonly gameplays: GameplaysOfEvents,
    private readonly placement: Placement,
    private readonly consequences: Consequences,
  ) {}

  async end(workspace: string, runs: readonly string[], ending: Ending): Promise<void> {
    await this.endings.end({ runs: [...runs], ...ending });
    const outbox = new Outbox(this.bus);
    const waitedFor = new Map((await this.tracked.find(runs)).map(({ run }) => [run.id, run]));
    const made: Made[] = [];
    for (const id of runs) {
      const run = waitedFor.get(id);
      const next = { ...ended(run ?? { id, workspace }, ending), ending: null };
      const workflow = run && (await this.versions.get(run));
      if (workflow) made.push({ workflow, run, next, line: '' });
      else for (const entry of next.history) this.placement.record(outbox, entry);
    }
    made.push(...(await this.consequences.calledBy(runs, ending)));
    await this.consequences.follow(outbox, made);
    await outbox.stored();
  }

  /** Null when there is no version to start it with. */
  anew({ of, request, ...what }: Anew, stored: Stored): Promise<string | null> {
    return this.start(what, stored, {
      key: `${stored.event.id}\0${of}\0${request}`,
      run: { mode: 'live', replayOf: of },
    });
  }

  /** Null when there is no such version. */
  test({ request, skipsDelays, ...what }: Test, stored: Stored): Promise<string | null> {
    return this.start(what, stored, { key: `test\0${request}`, run: { mode: 'test', skipsDelays } });
  }

  private async start(
    { workspace, workflow: id, version }: Pick<Anew, 'workspace' | 'workflow' | 'version'>,
    { event, text }: Stored,
    how: { key: string; run: Pick<RunRef, 'mode' | 'replayOf' | 'skipsDelays'> },
  ): Promise<string | null> {
    const now = Date.now();
    const workflow =
      version === null
        ? await this.versions.inForceOf(workspace, id, now)
        : await this.versions.get({ workspace, workflow: id, version });
    if (!workflow) return null;
    const run: RunRef = {
      id: runIdOf(workspace, id, how.key),
      workspace,
      workflow: id,
      version: workflow.info.version,
      startedAt: now,
      chain: [...(event.origin?.chain ?? []), id],
      ...(workflow.tracked && { tracked: true }),
      ...how.run,
    };
    const ref = contactOf(event);
    const asked = ref ? [{ run: run.id, workspace, at: now, contact: ref }] : [];
    const contact = (await this.contacts.resolve(asked)).get(run.id) ?? null;
    const outbox = new Outbox(this.bus);
    const admitted = { workflow, start: { run, event: withText(event, text), contact }, line: text };
    await this.gameplays.giveTo([admitted]);
    const entered = await this.entrance.enter(admitted);
    if (typeof entered === 'string') throw new Error(`a run that a person wants was refused by ${entered}`);
    await this.consequences.follow(outbox, [entered.run, ...entered.ends]);
    await outbox.stored();
    return run.id;
  }
}
