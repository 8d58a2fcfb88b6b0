import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Unavailable } from '@fanfare/chassis';
import { applyFacts, type Applying } from '../contact/apply-facts.js';
import { blankContact, type Contact, type Edit, type Row } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { defaultsOf, KnownDefinitions, type Definitions } from '../properties/definitions.js';
import type { Announcement } from '../documents.js';
import { Merger } from '../merging/merger.js';
import { KnownSegments } from '../segments/known-segments.js';
import { causeOfMoves, isCauseOfMoves } from '../segments/cause-of-moves.js';
import type { Segments } from '../segments/segments.js';
import { withSegments } from '../segments/with-segments.js';
import { announcementOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { Reborn } from '../deletion/reborn.js';
import { isCovered, type Arrival } from './arrival.js';
import { arrive } from './arrive.js';
import { IdentityStore } from './identity.store.js';
import { decide, firstClaims, givesEmail } from './who.js';

/** Every round somebody gets through, so this many need as many at work on one contact at once. */
const maxRounds = 50;

/**
 * Finds or makes the contact of each arrival, and lets it know what the arrival says. Identities first, then the
 * contact, each insert-or-get under a computed id: whoever dies between the two, or meets another at it, ends at the
 * same contact when it is done again.
 */
@Injectable()
export class Register {
  constructor(
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
    private readonly definitions: KnownDefinitions,
    private readonly merger: Merger,
    private readonly reborn: Reborn,
    private readonly segments: KnownSegments,
    private readonly teller: Teller,
  ) {}

  /** The contacts, `settled[i]` for `arrivals[i]`. `loaded`: what is known of the guessed ones. */
  async settle(arrivals: readonly Arrival[], loaded: ReadonlyMap<string, Contact>): Promise<Contact[]> {
    const known = new Map<string, Contact>();
    remember(known, loaded);
    for (let round = 1; round <= maxRounds; round++) {
      const { who, owners, visitors } = await this.identify(arrivals, known);
      const fresh = arrivals.filter((_, i) => !known.has(who[i] ?? ''));
      const reborn = await this.reborn.of([...new Set(who)].filter((key) => !known.has(key)));
      if (reborn.size > 0) {
        remember(known, await this.contacts.load([...reborn.values()]));
        return this.settle(await this.renamed(arrivals, who, reborn), known);
      }
      const defined = await this.definitions.ofEach(fresh.map(({ workspace }) => workspace));
      const segments = await this.segments.ofEach(arrivals.map(({ workspace }) => workspace));
      const edits = editsOf(arrivals, who, { known, owners, visitors, defined, segments, now: Date.now() });
      const lost = await this.contacts.write([...edits.values()]);
      if (lost.length === 0) {
        await this.teller.tell(movesIn([...edits.values()]));
        return this.united(who, visitors, (key) => settledContact(key, edits, known));
      }
      // Many at one contact: whoever waits a little gets in fewer others' way.
      if (round > 2) await sleep(Math.random() * 5 * Math.min(round, 10));
      await this.readAgain(lost, known);
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }

  /** Arrivals of people who were deleted, under the names that they have as somebody new. */
  private async renamed(
    arrivals: readonly Arrival[],
    who: readonly string[],
    reborn: ReadonlyMap<string, string>,
  ): Promise<Arrival[]> {
    // What somebody has claimed for the old name meanwhile is nobody's.
    await this.identities.release(
      arrivals.flatMap(({ keys }, i) => (reborn.has(who[i] ?? '') ? Object.values(keys) : [])),
      [...reborn.keys()],
    );
    return arrivals.map((arrival, i) => ({ ...arrival, guess: reborn.get(who[i] ?? '') ?? arrival.guess }));
  }

  /**
   * The contacts, with what was known of visitors who turned out to be them. Last: until a visitor has been merged, its
   * device is not noted with the contact, so an arrival that is repeated after a crash finds the visitor again.
   */
  private async united(
    who: readonly string[],
    visitors: ReadonlyMap<number, readonly string[]>,
    contactOf: (key: string) => Contact,
  ): Promise<Contact[]> {
    const pairs = new Map(
      [...visitors].flatMap(([i, losers]) => losers.map((loser) => [loser, who[i] ?? ''] as const)),
    );
    for (const [loser, survivor] of pairs) await this.merger.unite(loser, survivor);
    const changed = await this.contacts.load([...pairs.values()]);
    return who.map((key) => changed.get(key) ?? contactOf(key));
  }

  /** Who each arrival is about; every key of theirs has its owner when this resolves. Contacts found on the way are added to `known`. */
  private async identify(arrivals: readonly Arrival[], known: Map<string, Contact>): Promise<Identified> {
    const current = (key: string) => known.get(key)?._id ?? key;
    const unclear = arrivals.filter((arrival) => !isCovered(arrival, known.get(arrival.guess)));
    if (unclear.length === 0) {
      return { who: arrivals.map(({ guess }) => current(guess)), owners: new Map(), visitors: new Map() };
    }
    const owners = await this.identities.owners([...new Set(unclear.flatMap(({ keys }) => Object.values(keys)))]);
    await this.loadOwners(unclear, owners, known);
    for (;;) {
      const { who, claims, visitors } = decide(unclear, { owners, contacts: known });
      if (claims.length === 0) {
        const decided = new Map(unclear.map((arrival, i) => [arrival, i]));
        const places = arrivals.map((arrival) => decided.get(arrival));
        return {
          who: arrivals.map(({ guess }, i) => current(who[places[i] ?? -1] ?? guess)),
          owners,
          visitors: new Map(places.flatMap((place, i) => (place === undefined ? [] : [[i, visitors[place] ?? []]]))),
        };
      }
      const first = firstClaims(claims);
      for (const { key, contact } of first) owners.set(key, contact);
      const taken = await this.identities.claim(first);
      if (taken.size === 0) continue;
      // Whoever was faster decides; what we took meanwhile stays ours, which is where `owners` now says it belongs.
      for (const [key, contact] of taken) owners.set(key, contact);
      await this.loadOwners(unclear, owners, known);
    }
  }

  /** Owners as the contacts that they are now. */
  private async loadOwners(
    arrivals: readonly Arrival[],
    owners: Map<string, string>,
    known: Map<string, Contact>,
  ): Promise<void> {
    const keys = arrivals.flatMap(({ workspace, keys: has }) =>
      Object.values(has).flatMap((key) => (owners.has(key) ? [{ key, owner: `${workspace}/${owners.get(key)}` }] : [])),
    );
    remember(known, await this.contacts.load(keys.map(({ owner }) => owner).filter((owner) => !known.has(owner))));
    for (const { key, owner } of keys) {
      const contact = known.get(owner);
      if (contact) owners.set(key, contact.id);
    }
  }

  /** What is known of contacts that somebody else has changed, under whatever names. */
  private async readAgain(lost: readonly string[], known: Map<string, Contact>): Promise<void> {
    const stale = [...known].filter(([, { _id }]) => lost.includes(_id)).map(([key]) => key);
    for (const key of stale) known.delete(key);
    remember(known, await this.contacts.load([...new Set([...stale, ...lost])]));
  }
}

/** Contacts under the name asked for and under their own. */
function remember(known: Map<string, Contact>, found: ReadonlyMap<string, Contact>): void {
  for (const [key, contact] of found) known.set(key, contact).set(contact._id, contact);
}

interface Identified {
  /** `_id`s. */
  who: string[];
  owners: Map<string, string>;
  /** `_id`s of visitors that an arrival, by its place, says to be its contact. */
  visitors: Map<number, readonly string[]>;
}

interface Situation {
  known: ReadonlyMap<string, Contact>;
  owners: ReadonlyMap<string, string>;
  visitors: ReadonlyMap<number, readonly string[]>;
  /** By workspace, for those in which there is somebody new. */
  defined: ReadonlyMap<string, Definitions>;
  /** By workspace. */
  segments: ReadonlyMap<string, Segments>;
  now: number;
}

/** One edit per contact, however many arrivals of the batch are about it. */
function editsOf(
  arrivals: readonly Arrival[],
  who: readonly string[],
  { known, owners, visitors, defined, segments, now }: Situation,
): Map<string, Edit> {
  const edits = new Map<string, Edit>();
  arrivals.forEach((arrival, i) => {
    const key = who[i] ?? arrival.guess;
    const edit = edits.get(key);
    const before =
      edit?.contact ??
      known.get(key) ??
      blankContact(arrival.workspace, key.slice(arrival.workspace.length + 1), arrival.at);
    const arrived = arrive(
      before,
      visitors.get(i)?.length ? withoutDevice(arrival) : arrival,
      givesEmail(arrival, before, owners),
    );
    const changed = before.rev > 0 || edit ? arrived : withDefaults(arrived, defined.get(arrival.workspace));
    const { contact, rows, touched } = withSegments(before, changed, segments.get(arrival.workspace), now);
    if (!touched && before.rev > 0) return;
    const { applied, tells } = causesOf(arrival, rows);
    edits.set(key, {
      contact,
      applied: [...(edit?.applied ?? []), ...applied],
      tells: [...(edit?.tells ?? []), ...tells],
    });
  });
  return edits;
}

/** What a hub says is not told again, but what follows from it for segments only we know: that has a cause of its own. */
function causesOf(
  { cause, source, at, tells }: Arrival,
  rows: readonly Row[],
): Required<Pick<Edit, 'applied' | 'tells'>> {
  const own = rows.filter(({ kind }) => tells || kind !== 'segments');
  const moves = rows.filter((row) => !own.includes(row));
  const entries = [
    { cause, source, at, outcome: null, rows: own },
    { cause: causeOfMoves(cause), source, at, outcome: null, rows: moves },
  ];
  const applied = entries.filter((entry) => entry.rows.length > 0);
  return { applied, tells: applied.flatMap((entry) => (tells || entry.rows === moves ? [entry.cause] : [])) };
}

/** What became of segments; whoever asked for the rest tells of it. */
function movesIn(edits: readonly Edit[]): Announcement[] {
  return edits.flatMap(({ contact, tells = [], applied }) =>
    applied.flatMap(({ cause, at }) =>
      isCauseOfMoves(cause) && tells.includes(cause) ? [announcementOf(contact, cause, at)] : [],
    ),
  );
}

function settledContact(key: string, edits: ReadonlyMap<string, Edit>, known: ReadonlyMap<string, Contact>): Contact {
  const contact = edits.get(key)?.contact ?? known.get(key);
  if (!contact) throw new Error(`${key} was neither found nor made`);
  return contact;
}

/** Somebody new has what a workspace gives everybody, unless there is something to say instead, however old. */
function withDefaults(arrived: Applying, definitions: Definitions | undefined): Applying {
  const { contact, rows } = applyFacts(arrived.contact, defaultsOf(definitions), { at: 0, order: 'settled' });
  return { contact, rows: [...arrived.rows, ...rows], touched: true };
}

function withoutDevice(arrival: Arrival): Arrival {
  const { anonymousId: _device, ...ref } = arrival.ref;
  return { ...arrival, ref };
}
