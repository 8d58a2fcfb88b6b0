import { Injectable } from '@nestjs/common';
import { contactOf, type RunRef, type StoredEvent } from '@fanfare/contracts';
import { Bus, Outbox, runIdOf } from '@fanfare/bus';
import { begin, ended, replay, type Ending } from '@fanfare/engine';
import { Consequences } from '../consequences.js';
import { withText } from '../event-text.js';
import type { Made } from '../made.js';
import { Placement } from '../placement.js';
import { decodeToken } from '../token-cargo.js';
import { TrackedRunStore } from '../tracked/tracked-run.store.js';
import { Versions } from '../versions.js';
import { ContactsOfEvents } from '../waits/contacts-of-events.js';
import { Endings } from './endings.js';

interface Anew {
  workspace: string;
  workflow: string;
  version: number | null;
  of: string;
  nth: number;
}

/** Does for runs what people ask. Each may be asked again: it is then the same ending, the same try, the same run. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly bus: Bus,
    private readonly versions: Versions,
    private readonly endings: Endings,
    private readonly tracked: TrackedRunStore,
    private readonly contacts: ContactsOfEvents,
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
    await this.consequences.follow(outbox, made);
    await outbox.stored();
  }

  async replay(workspace: string, tokens: readonly string[]) {
    const outbox = new Outbox(this.bus);
    const replayed: string[] = [];
    const refused: { run: string; because: string }[] = [];
    const made: Made[] = [];
    for (const text of tokens) {
      const one = await this.replayed(workspace, text);
      if ('because' in one) refused.push(one);
      else {
        made.push(one);
        replayed.push(one.run.id);
      }
    }
    await this.consequences.follow(outbox, made);
    await outbox.stored();
    return { replayed: [...new Set(replayed)], refused };
  }

  /** Null when there is no version to start it with. */
  async anew(
    { workspace, workflow: id, version, of, nth }: Anew,
    { event, text }: { event: StoredEvent; text: string },
  ) {
    const now = Date.now();
    const workflow =
      version === null
        ? await this.versions.inForceOf(workspace, id, now)
        : await this.versions.get({ workspace, workflow: id, version });
    if (!workflow) return null;
    const run: RunRef = {
      id: runIdOf(workspace, id, `${event.id}\0${of}\0${nth}`),
      workspace,
      workflow: id,
      version: workflow.info.version,
      mode: 'live',
      startedAt: now,
      chain: [...(event.origin?.chain ?? []), id],
      ...(workflow.tracked && { tracked: true }),
      replayOf: of,
    };
    const ref = contactOf(event);
    const asked = ref ? [{ run: run.id, workspace, at: now, contact: ref }] : [];
    const contact = (await this.contacts.resolve(asked)).get(run.id) ?? null;
    if (run.tracked) await this.tracked.add([{ run, contact: contact?.id ?? null }]);
    const outbox = new Outbox(this.bus);
    const next = begin(workflow, { run, event: withText(event, text), contact });
    await this.consequences.follow(outbox, [{ workflow, run, next, line: text }]);
    await outbox.stored();
    return run.id;
  }

  private async replayed(workspace: string, text: string): Promise<Made | { run: string; because: string }> {
    const decoded = decodeToken(text);
    if ('error' in decoded) return { run: '', because: `the token cannot be read: ${decoded.error}` };
    const token = decoded.value;
    const { run } = token;
    if (run.workspace !== workspace) return { run: run.id, because: 'it is of another workspace' };
    if (this.endings.has(run.id)) return { run: run.id, because: 'it was ended as a whole; start it anew' };
    const workflow = await this.versions.get(run);
    if (!workflow) return { run: run.id, because: `version ${run.version} of ${run.workflow} is not there any more` };
    const next = replay(workflow, token, Date.now());
    return { workflow, run: { ...run, replay: (run.replay ?? 0) + 1 }, next, line: text };
  }
}
