import type { StoredEvent } from '@fanfare/contracts';
import type { Consequence } from '@fanfare/connector';
import type { Entry } from './ledger.store.js';
import type { TierChange } from './tiers.js';

const tierTypes = { in: 'Loyalty.TierAdded', out: 'Loyalty.TierRemoved' } as const;

/** What workflows are told of a booking: its points, then the tiers that they led to; nothing of one that was refused. */
export function eventsOfEntry(entry: Entry): Consequence[] {
  const tiers = (entry.changes ?? []).map((change) => tierEvent(entry.programme, change));
  return [...pointsEvents(entry), ...tiers];
}

/** The same, of what no step did: with the ids that the entry gives them. */
export function storedEventsOf(entry: Entry): StoredEvent[] {
  const { _id, workspace, contact, at } = entry;
  return eventsOfEntry(entry).map(({ type, data }, i) => ({
    id: `${_id}~${i}`,
    type,
    workspaceId: workspace,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    contactId: contact,
    data,
  }));
}

function pointsEvents({ kind, delta, balance, total, reason, programme, refused }: Entry): Consequence[] {
  if (refused) return [];
  const data = { programId: programme, points: Math.abs(delta), balance, totalPoints: total };
  const more = reason !== null && { reason };
  switch (kind) {
    case 'award':
      return [{ type: 'Loyalty.PointsAwarded', data: { ...data, ...more } }];
    case 'redeem':
      return [{ type: 'Loyalty.PointsRedeemed', data: { ...data, ...more } }];
    case 'expire':
    case 'tier':
    case 'mergeOut':
    case 'mergeIn':
    case 'unmergeOut':
    case 'unmergeIn':
      return [];
    default:
      return kind satisfies never;
  }
}

function tierEvent(programId: string, { id, name, to }: TierChange): Consequence {
  return { type: tierTypes[to], data: { programId, tierId: id, tierName: name } };
}
