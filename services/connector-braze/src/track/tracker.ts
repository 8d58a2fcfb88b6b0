import { Injectable } from '@nestjs/common';
import { Log } from '@fanfare/chassis';
import { Busy, NotSent, Refused } from '@fanfare/connector';
import type { BrazeAccount } from '../braze.app.js';
import { BrazeClient } from '../braze.client.js';
import type { Answer } from '../read-answer.js';
import { judge, type Result } from './judge.js';
import { bodyOf, countOf, fitsAlone, mostBytes, pack, type RequestLimits } from './pack.js';
import type { TrackObjects } from './track-objects.js';

interface Load {
  objects: TrackObjects;
}

interface Tracking {
  account: BrazeAccount;
  repeatable: boolean;
  signal: AbortSignal;
}

/** Brings the objects of many steps to Braze in few requests, and says of each step what came of it. */
@Injectable()
export class Tracker {
  constructor(
    private readonly braze: BrazeClient,
    private readonly log: Log,
  ) {}

  /** `results[i]` is about `steps[i]`. One request at a time; one that fails takes nobody else's steps with it. */
  async track(steps: readonly TrackObjects[], tracking: Tracking): Promise<Result[]> {
    const limits = limitsOf(tracking.account);
    const loads = steps.map((objects): Load => ({ objects }));
    const sendable = loads.filter(({ objects }) => countOf(objects) > 0 && fitsAlone(objects, limits));
    const results = await this.sendAll(pack(sendable, limits), tracking);
    return loads.map((load) => results.get(load) ?? unsent(load, limits));
  }

  private async sendAll(requests: Load[][], { account, repeatable, signal }: Tracking): Promise<Map<Load, Result>> {
    const results = new Map<Load, Result>();
    const fail = (loads: readonly Load[], error: unknown) => loads.forEach((load) => results.set(load, { kind: 'failed', error })); // prettier-ignore
    for (let loads = requests.shift(); loads; loads = requests.shift()) {
      if (signal.aborted) {
        fail([loads, ...requests.splice(0)].flat(), new NotSent('There was no time left to send it.'));
        break;
      }
      const { body, owners } = bodyOf(loads);
      try {
        const answer = await this.braze.track(account, body, { repeatable, signal });
        this.note(account, answer);
        const { settled, again } = judge({ loads, owners, repeatable }, answer);
        settled.forEach((result, load) => results.set(load, result));
        requests.unshift(...again);
      } catch (error) {
        fail(loads, error);
        if (holdsForAll(error)) fail(requests.splice(0).flat(), error);
      }
    }
    return results;
  }

  /** Such a complaint may be about nobody's step, and then nobody else would learn of it. */
  private note({ workspace, id }: BrazeAccount, answer: Answer): void {
    const unplaced = answer.kind === 'taken' ? answer.complaints.filter(({ place }) => !place) : [];
    if (unplaced.length === 0) return;
    this.log.warn({ workspace, app: id, said: unplaced.map(({ said }) => said) }, 'Braze complained and did not say of what'); // prettier-ignore
  }
}

/** An error that the account's next request would meet, too. */
function holdsForAll(error: unknown): boolean {
  return error instanceof Busy || error instanceof Refused || error instanceof NotSent;
}

function limitsOf({ settings }: BrazeAccount): RequestLimits {
  return {
    perArray: settings.objectsPerArray,
    combined: settings.objectsPerRequest ?? Number.POSITIVE_INFINITY,
    bytes: mostBytes,
  };
}

/** A step with nothing to send has nothing to fear; one that is too large would never go. */
function unsent({ objects }: Load, { perArray, combined }: RequestLimits): Result {
  const count = countOf(objects);
  if (count === 0) return { kind: 'taken', queued: false };
  const most = Number.isFinite(combined) ? `, ${combined} in all` : '';
  const said = `The step has ${count} objects, and the account takes ${perArray} of a kind${most}, and 4 MB, in a request. Make several steps of it.`; // prettier-ignore
  return { kind: 'refused', complaints: [{ said, place: null }], isWhole: true };
}
