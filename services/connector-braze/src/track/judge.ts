import { arrays, type Answer, type Complaint, type TrackArray } from '../read-answer.js';
import type { TrackObjects } from './track-objects.js';

/** What came of one step. */
export type Result =
  | { kind: 'taken'; queued: boolean }
  /** Braze said no to it, or to some of its objects; `isWhole`: to all, so that nothing of it was taken. */
  | { kind: 'refused'; complaints: Complaint[]; isWhole: boolean }
  | { kind: 'failed'; error: unknown };

/** A request as it went out: its steps, and whose each object was. */
export interface Sent<L> {
  loads: readonly L[];
  owners: Record<TrackArray, readonly L[]>;
  /** Whether sending it again changes nothing. */
  repeatable: boolean;
}

/** What of a request is settled, and what is to be sent again, in which company. */
export interface Judgement<L> {
  settled: Map<L, Result>;
  again: L[][];
}

/** Says which step each part of an answer is about, so that nobody pays for a neighbour. */
export function judge<L extends { objects: TrackObjects }>(sent: Sent<L>, answer: Answer): Judgement<L> {
  switch (answer.kind) {
    case 'taken':
      return taken(sent, answer);
    case 'refused':
      return refused(sent, answer);
    case 'too much':
      return halved(sent, { said: answer.message, place: null });
    default:
      return answer satisfies never;
  }
}

/** Nothing was taken. Whom Braze names has been refused, and the rest goes again; if it names nobody, it is found by halves. */
function refused<L extends { objects: TrackObjects }>(
  sent: Sent<L>,
  answer: Answer & { kind: 'refused' },
): Judgement<L> {
  // prettier-ignore
  const { named, unplaced } = sorted(sent, answer.complaints);
  const [only] = sent.loads;
  const inGeneral: Complaint = { said: answer.message, place: null };
  if (named.size === 0 || (only && sent.loads.length === 1)) {
    const complaints = [...named.values(), unplaced].flat();
    return halved(sent, ...(complaints.length > 0 ? complaints : [inGeneral]));
  }
  const rest = sent.loads.filter((load) => !named.has(load));
  return { settled: refusals(named, true), again: rest.length > 0 ? [rest] : [] };
}

/** Good objects were taken, so that nothing of it may go again that would count twice. */
function taken<L extends { objects: TrackObjects }>(sent: Sent<L>, answer: Answer & { kind: 'taken' }): Judgement<L> {
  const { named, unplaced } = sorted(sent, answer.complaints);
  const settled = refusals(named, false);
  const others = sent.loads.filter((load) => !named.has(load));
  const suspects = new Set(unplaced.length > 0 ? suspectsOf(others, sent, answer) : []);
  const again: L[][] = [];
  for (const load of others) {
    if (!suspects.has(load)) settled.set(load, { kind: 'taken', queued: answer.queued });
    else if (suspects.size === 1) settled.set(load, { kind: 'refused', complaints: unplaced, isWhole: false });
    else if (sent.repeatable) again.push([load]);
    else settled.set(load, { kind: 'failed', error: notSaidWhich(unplaced) });
  }
  return { settled, again };
}

/** Nobody knows of whom: as if the answer had been lost. */
function notSaidWhich(complaints: readonly Complaint[]): Error {
  const said = complaints.map((complaint) => complaint.said).join('; ');
  return new Error(`Braze took the request except for some of its objects, and did not say which: ${said}`);
}

/** Who may be meant by a complaint without a place: those with objects in an array of which not all were processed. */
function suspectsOf<L extends { objects: TrackObjects }>(
  others: L[],
  { owners, loads }: Sent<L>,
  answer: Answer & { kind: 'taken' },
): L[] {
  // prettier-ignore
  if (loads.length === 1) return others;
  const placed = answer.complaints.flatMap(({ place }) => place ?? []);
  const short = arrays.filter((array) => {
    const refusedThere = placed.filter((place) => place.array === array).length;
    return owners[array].length > refusedThere + (answer.processed[array] ?? 0);
  });
  return others.filter(({ objects }) => short.some((array) => objects[array].length > 0));
}

/** In two, or refused when it is one step already. */
function halved<L>({ loads }: Sent<L>, ...complaints: Complaint[]): Judgement<L> {
  const [only] = loads;
  if (only && loads.length === 1) {
    return { settled: new Map([[only, { kind: 'refused', complaints, isWhole: true }]]), again: [] };
  }
  const half = Math.ceil(loads.length / 2);
  return { settled: new Map(), again: [loads.slice(0, half), loads.slice(half)] };
}

/** Complaints by whose objects they are about; a place that is not in the request is none. */
function sorted<L>(
  { owners }: Sent<L>,
  complaints: readonly Complaint[],
): { named: Map<L, Complaint[]>; unplaced: Complaint[] } {
  // prettier-ignore
  const named = new Map<L, Complaint[]>();
  const unplaced: Complaint[] = [];
  for (const complaint of complaints) {
    const { place } = complaint;
    const owner = place ? owners[place.array][place.index] : undefined;
    if (!place || !owner) {
      unplaced.push({ ...complaint, place: null });
      continue;
    }
    // Told to its author, an object stands where it stood in the step.
    const own = { ...complaint, place: { ...place, index: place.index - owners[place.array].indexOf(owner) } };
    named.set(owner, [...(named.get(owner) ?? []), own]);
  }
  return { named, unplaced };
}

function refusals<L>(named: Map<L, Complaint[]>, isWhole: boolean): Map<L, Result> {
  return new Map([...named].map(([load, complaints]) => [load, { kind: 'refused', complaints, isWhole }]));
}
