import { Injectable } from '@nestjs/common';
import type { RunRef, Token } from '@fanfare/contracts';
import { Bus, Outbox } from '@fanfare/bus';
import { factKey, loopDepth, meetingOf, parseMeeting, replay, runOver, type CompiledWorkflow, type MeetingFact, type Noted } from '@fanfare/engine'; // prettier-ignore
import { Consequences } from '../consequences.js';
import type { Made } from '../made.js';
import { MeetingStore } from '../meetings/meeting.store.js';
import { decodeToken } from '../token-cargo.js';
import { TrackedRunStore } from '../tracked/tracked-run.store.js';
import { Versions } from '../versions.js';
import { Endings } from './endings.js';

interface Refused {
  run: string;
  because: string;
}

interface Asked {
  token: Token;
  workflow: CompiledWorkflow;
  line: string;
}

/** A branch that is tried again, and what was known of it where it is waited for. */
interface Try extends Made {
  token: Token;
  known: ReadonlyMap<string, readonly MeetingFact[]>;
}

const forgotten = 'what the rest of it did is not known any more; start it anew';

/** Has branches that failed tried again. The same token again is the same try: of the same instant, with the same steps. */
@Injectable()
export class Replays {
  constructor(
    private readonly bus: Bus,
    private readonly versions: Versions,
    private readonly endings: Endings,
    private readonly tracked: TrackedRunStore,
    private readonly meetings: MeetingStore,
    private readonly consequences: Consequences,
  ) {}

  async replay(workspace: string, texts: readonly string[]): Promise<{ replayed: string[]; refused: Refused[] }> {
    const refused: Refused[] = [];
    const asked: Asked[] = [];
    for (const text of texts) {
      const one = await this.asked(workspace, text);
      if ('because' in one) refused.push(one);
      else asked.push(one);
    }
    const tries = (await this.tries(asked)).filter((one) => {
      if (!isForgotten(one)) return true;
      refused.push({ run: one.run.id, because: forgotten });
      return false;
    });
    await this.tracked.again(tries.filter(isUnderWayAgain).map(({ token: { run, data } }) => ({ run, contact: data.contact?.id ?? null }))); // prettier-ignore
    const outbox = new Outbox(this.bus);
    // Items before the ForEach that waits for them: by then it knows that they may end well after all.
    const byDepth = Map.groupBy(tries, ({ token }) => loopDepth(token.branch));
    for (const [, made] of [...byDepth].sort(([a], [b]) => b - a)) await this.consequences.follow(outbox, made);
    await outbox.stored();
    const refusedRuns = [...new Map(refused.map((one) => [one.run, one])).values()];
    return { replayed: [...new Set(tries.map(({ run }) => run.id))], refused: refusedRuns };
  }

  private async asked(workspace: string, text: string): Promise<Asked | Refused> {
    const decoded = decodeToken(text);
    if ('error' in decoded) return { run: '', because: `the token cannot be read: ${decoded.error}` };
    const token = decoded.value;
    const { run } = token;
    if (run.workspace !== workspace) return { run: run.id, because: 'it is of another workspace' };
    if (this.endings.has(run.id)) return { run: run.id, because: 'it was ended as a whole; start it anew' };
    const workflow = await this.versions.get(run);
    if (!workflow) return { run: run.id, because: `version ${run.version} of ${run.workflow} is not there any more` };
    return { token, workflow, line: text };
  }

  private async tries(asked: readonly Asked[]): Promise<Try[]> {
    const now = Date.now();
    const noted = asked.map(({ token: { run, branch } }): Noted => {
      return { meeting: meetingOf.tries(run), fact: { kind: 'again', branch, replay: nextTry(run), at: now } };
    });
    // Whoever asked first says when: also their steps must be the same.
    const first = await this.meetings.record(noted);
    await this.meetings.decided([...first.keys()]);
    const made = asked.map((one, i) => {
      const fact = first.get(noted[i]?.meeting ?? '')?.find((known) => isSame(known, noted[i]?.fact));
      const next = replay(one.workflow, one.token, fact?.kind === 'again' ? fact.at : now);
      return { ...one, run: { ...one.token.run, replay: nextTry(one.token.run) }, next };
    });
    const known = await this.meetings.find(made.flatMap(({ next }) => next.notes.map(({ meeting }) => meeting)));
    return made.map((one) => ({ ...one, known }));
  }
}

function nextTry({ replay = 0 }: RunRef): number {
  return replay + 1;
}

function isSame(a: MeetingFact, b: MeetingFact | undefined): boolean {
  return b !== undefined && factKey(a) === factKey(b);
}

/** Who met it is swept some time after nothing more could follow: then nobody can say any more who is still to come. */
function isForgotten({ next, known }: Try): boolean {
  return next.notes.some(({ meeting, fact }) => {
    const isOfRun = parseMeeting(meeting).kind === 'run';
    return !isOfRun && fact.kind === 'again' && !known.get(meeting)?.some(({ branch }) => branch === fact.branch);
  });
}

/** Somebody wants to know the end of the run, and this try is not over, as it may be when it is asked for again. */
function isUnderWayAgain({ run, next, known }: Try): boolean {
  const own = next.notes.find(({ meeting, fact }) => meeting === meetingOf.run(run) && fact.kind === 'again');
  const facts = known.get(meetingOf.run(run)) ?? [];
  if (!own) return false;
  if (!facts.some((fact) => isSame(fact, own.fact))) return true;
  return runOver(facts, new Set(facts.map(factKey)))?.isOver !== true;
}
