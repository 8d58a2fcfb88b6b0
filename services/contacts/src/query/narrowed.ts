import { behaviourSetNames, type Json } from '@fanfare/contracts';
import type { Need } from '@fanfare/engine';
import { lastSeen, scorePrefix } from '../behaviour/behaviour-of.js';
import { contactKey } from '../contact/contact.js';

/** A part of a MongoDB filter on contacts. */
export type Part = Record<string, unknown>;

/** What the stored contact says in other words than the filter. */
export interface Narrowing {
  workspace: string;
  /** The lists of a name. */
  listIds: (name: string) => string[];
}

const texts: readonly unknown[] = ['type', 'email', 'mobile', 'firstName', 'lastName'];

/**
 * What a filter needs, as the database can look for it: whoever matches the filter is found, and perhaps others, who are then
 * looked at one by one.
 */
export function narrowed(needs: readonly Need[], { workspace, listIds }: Narrowing): Part[] {
  return needs.flatMap((need): Part[] => {
    const [field, name] = need.path;
    if (field === 'properties' && typeof name === 'string') {
      return [{ properties: { $elemMatch: property(need, name) } }];
    }
    if (field === lastSeen) return need.has === 'an instant' ? [tally(lastSeen, between(need))] : [];
    if (need.has === 'an instant') return [{ [String(field)]: between(need) }];
    if (field === 'counts') return need.path.length === 2 ? [tally(String(name), { $gt: 0 })] : [];
    if (field === 'scores' && name !== undefined) return [score(name)];
    if (need.path.length > 1) return [];
    if (field === 'id') return need.has === 'one of' ? [{ _id: { $in: keysOf(workspace, need.values) } }] : [];
    if (field === 'tags') return need.has === 'one of' ? [{ tags: { $in: need.values } }] : [];
    if (field === 'segments') return need.has === 'one of' ? [{ segments: { $in: need.values } }] : [];
    if (field === 'lists') return need.has === 'one of' ? [{ lists: { $in: idsOf(need.values, listIds) } }] : [];
    const set = behaviourSetNames.find((each) => each === field);
    if (set !== undefined) return need.has === 'one of' ? [{ did: { $in: inSet(set, need.values) } }] : [];
    if (!texts.includes(field)) return [];
    return [{ [String(field)]: need.has === 'one of' ? { $in: need.values } : { $ne: null } }];
  });
}

/** A path that goes on into a value says nothing but that there is one. */
function property(need: Need, name: string): Part {
  return need.path.length === 2 && need.has === 'one of' ? { name, value: { $in: need.values } } : { name };
}

/** Ids are texts; the need has each as what else a text may mean as well. */
function inSet(set: string, ids: readonly Json[]): string[] {
  return ids.flatMap((id) => (typeof id === 'string' ? `${set}/${id}` : []));
}

function score(card: string | number): Part {
  return { tallies: { $elemMatch: { name: `${scorePrefix}${card}` } } };
}

function tally(name: string, value: Part): Part {
  return { tallies: { $elemMatch: { name, value } } };
}

function between({ from, to }: { from: number | null; to: number | null }): Part {
  return { ...(from !== null && { $gte: from }), ...(to !== null && { $lte: to }) };
}

function idsOf(names: readonly Json[], listIds: (name: string) => string[]): string[] {
  return names.flatMap((name) => (typeof name === 'string' ? listIds(name) : []));
}

function keysOf(workspace: string, ids: readonly Json[]): string[] {
  return ids.flatMap((id) => (typeof id === 'string' ? contactKey(workspace, id) : []));
}
