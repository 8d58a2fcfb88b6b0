import { isDeepStrictEqual } from 'node:util';
import { isFinished, type HistoryEntry, type RunDocument } from '@fanfare/contracts';
import { applyHistory, type CompiledWorkflow, type Start } from '../../src/index.js';
import { doneAndRecorded, factsAndRecorded, toldAndRecorded } from './against-record.js';
import type { Chance } from './chance.js';
import { badLoops, badMerges } from './gatherings.js';
import { playedCalmly } from './oracle.js';
import type { Tally } from './played.js';
import { badReplay } from './played-again.js';
import { followRecord, type Followed } from './recorded.js';
import type { World } from './world.js';

/** A run when all is quiet. */
export interface Over {
  readonly world: World;
  readonly start: Start;
  readonly workflow: CompiledWorkflow;
  readonly history: readonly HistoryEntry[];
  readonly document: RunDocument;
  /** What follows from the record, when nothing is lost and nothing comes twice. */
  readonly calm: Followed;
}

export function overOf(world: World, start: Start): Over {
  const history = [...(world.histories.get(start.run.id)?.values() ?? [])];
  const document = applyHistory(null, history);
  if (!document) throw new Error(`nothing is known of ${start.run.id}`);
  return { world, start, workflow: world.workflowOf(start.run), history, document, calm: followRecord(world, start) };
}

/** What is promised of every run, whatever happens around it. Each gives what breaks it. */
export const promises: Readonly<Record<string, (run: Over, chance: Chance, tally: Tally) => string[]>> = {
  'a run ends': ({ document }) => (isFinished(document.status) ? [] : [document.status]),
  'it ends as it does where nothing goes wrong': ({ world, start, document }, _, tally) => {
    // How an attempt ends depends on the how manieth it is.
    if (!world.parts.isDetermined || world.wasTriedAgain) return [];
    const { status } = playedCalmly(world, start);
    tally.add(`determined ${status}`);
    return status === document.status ? [] : [`${document.status} and not ${status}`];
  },
  'it ends as follows from the record': ({ document, calm }) => {
    const status = document.ended?.status ?? applyHistory(null, [...calm.history.values()])?.status;
    return document.ended || status === document.status ? [] : [`${document.status} and not ${status}`];
  },
  'played again from its history it is the same': (run, _, tally) => badReplay(run, tally),
  'whoever waits for a run learns that it is over': ({ world, document }) =>
    document.ended ? [] : world.tracked.lasting().filter((id) => id === document.id),
  'nobody waits in a run that ended by itself': ({ world, document }) =>
    document.ended ? [] : world.waits.stillOpen().flatMap(({ stepId }) => (isOf(document, stepId) ? [stepId] : [])),
  'a step is asked for the same in every attempt and repeat': ({ world, document }) =>
    world.parts.sameInstants ? ofRun(document, world.ledger.contradictions) : [],
  // Who waited in a run that ended as a whole may be met again, by something else: nothing follows from it.
  'a fact about a meeting stays what it is': ({ world, document }) =>
    world.parts.sameInstants && !document.ended ? ofRun(document, world.meetings.contradictions) : [],
  'no step has its effect twice': ({ world, document }) =>
    repeated(world.ledger.effects().filter((stepId) => isOf(document, stepId)).map(withoutTry)), // prettier-ignore
  'no step is issued under an identity that another has': ({ document, calm }) =>
    document.ended ? [] : repeated(calm.commands.map(({ stepId, attempt }) => `${stepId}#${attempt}`)),
  'what was done is what follows from the record': doneAndRecorded,
  'what is told is what follows from the record': toldAndRecorded,
  'who met is what follows from the record': factsAndRecorded,
  'the history says the same in any order and however often it is told': ({ history, document }, chance) => {
    const again = applyHistory(null, chance.shuffled([...history, ...history]));
    return isDeepStrictEqual(again, document) ? [] : partsOf(again).filter((part) => !partsOf(document).includes(part));
  },
  'a step is left by one exit': ({ document, history, world }) => {
    // An attempt that was to be followed by another is the last one when the run has ended.
    if (document.ended) return [];
    const exits = history.flatMap((entry) =>
      entry.kind === 'step.finished' && entry.retryAt === undefined
        ? [`${entry.branch}/${entry.node} ${entry.exit}`]
        : [],
    );
    // A step that failed is left once more when it is tried again.
    const left = world.wasTriedAgain ? exits.filter((text) => !text.endsWith(' Failure')) : exits;
    return repeated([...new Set(left)].map((text) => text.slice(0, text.indexOf(' '))));
  },
  'a step that is left leads to the next': ({ document }) => {
    const entered = new Set(document.steps.map(({ branch, node }) => `${branch}/${node}`));
    const next = document.steps.flatMap((step) => (step.next === null ? [] : [`${step.branch}/${step.next}`]));
    return document.ended ? [] : next.filter((step) => !entered.has(step));
  },
  'those who meet go on as one, and only when nobody else can come': badMerges,
  'a loop is left when all of its items have ended': badLoops,
};

function isOf({ id }: RunDocument, stepId: string): boolean {
  return stepId.startsWith(`${id}/`);
}

/** A step's place in its run: a try of it that went well is the only one that does. */
function withoutTry(stepId: string): string {
  return stepId.replace(/\/r\d+$/, '');
}

function ofRun(document: RunDocument, texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([id, text]) => (isOf(document, id) ? [`${id}: ${text}`] : []));
}

/** A document in pieces, so that a difference can be read. */
function partsOf(document: RunDocument | null): string[] {
  const { steps = [], branches = [], ...rest } = document ?? {};
  return [rest, ...steps, ...branches].map((part) => JSON.stringify(part));
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i);
}
