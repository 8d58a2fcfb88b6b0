import type { BehaviourCount, BehaviourSet, JsonObject, StoredEvent } from '@fanfare/contracts';

/** What an event says that its contact has done or got. */
export interface Deeds {
  /** When it happened. */
  at: number;
  /** What is in a set from then on, and what is not. */
  gained: string[];
  lost: string[];
  /** Things that count, each once: however many events tell of one, it has one name. */
  counted: { count: BehaviourCount; thing: string }[];
  score: { card: string; value: number } | null;
  /** The contact did it, so they were there. */
  present: boolean;
}

/** Null: nothing that anybody would look for. */
export function deedsOf(event: StoredEvent): Deeds | null {
  const happened = Date.parse(event.occurredAt);
  const at = Number.isNaN(happened) ? event.acceptedAt : Math.min(happened, event.acceptedAt);
  const { gained = [], ...said } = saidBy(event);
  const places = [...inSet('sites', event.siteId), ...inSet('cards', event.cardId)];
  const present = ownDoing.test(event.type);
  const deeds = { at, lost: [], counted: [], score: null, ...said, gained: [...places, ...gained], present };
  const something = deeds.gained.length + deeds.lost.length + deeds.counted.length > 0 || deeds.score !== null;
  return something ? deeds : null;
}

const ownDoing =
  /^(Gameplay\.(Action|Ended|DataCaptured|DataCapturedQualified|ReceiptValidation\w+|TreasureHunt\w+)|Card\.\w+|Competition\.\w+|Contact\.Verified\.\w+)$/;

type Said = Partial<Pick<Deeds, 'gained' | 'lost' | 'counted' | 'score'>>;

function saidBy({ id, type, cardId, data }: StoredEvent): Said {
  const said = (name: string) => text(data, name);
  switch (type) {
    case 'Competition.EntrySubmitted':
    case 'Gameplay.DataCaptured':
    case 'Gameplay.DataCapturedQualified': {
      if (data['qualified'] === false) return {};
      const entry = said('entryId') ?? said('gameplayId');
      const gained = inSet('competitions', said('competitionId'));
      // The same submission was published as captured, too: without an id in common it would count twice.
      if (entry === undefined && type === 'Gameplay.DataCapturedQualified') return { gained };
      return { gained, counted: [{ count: 'entries', thing: entry ?? id }] };
    }
    case 'Gameplay.Ended':
      return {
        ...played(cardId, data),
        gained: [...inSet('played', cardId), ...inSet('outcomes', cardId && `${cardId}:${said('status') ?? 'completed'}`)],
        counted: [{ count: 'gameplays', thing: said('gameplayId') ?? id }],
      };
    case 'Card.Completed':
      return { ...played(cardId, data), gained: inSet('played', cardId) };
    case 'Prize.Awarded':
      return { gained: inSet('prizes', said('prizeId')), counted: [{ count: 'prizes', thing: said('awardId') ?? id }] };
    case 'Coupon.Issued':
      return { gained: inSet('coupons', said('offer')), counted: [{ count: 'coupons', thing: said('couponId') ?? id }] };
    case 'Coupon.Redeemed':
      return { gained: inSet('redeemed', said('offer')), counted: [{ count: 'redemptions', thing: said('couponId') ?? id }] };
    case 'Loyalty.TierAdded':
      return { gained: inSet('tiers', tier(data)) };
    case 'Loyalty.TierRemoved':
      return { lost: inSet('tiers', tier(data)) };
    case 'Contact.AchievementEarned':
      return { gained: inSet('achievements', said('achievementId')) };
    default:
      return {};
  }
} // prettier-ignore

function played(card: string | undefined, data: JsonObject): Said {
  const { score } = data;
  return card === undefined || typeof score !== 'number' ? {} : { score: { card, value: score } };
}

function tier(data: JsonObject): string | undefined {
  const name = text(data, 'tierId') ?? text(data, 'tierName');
  return name && `${text(data, 'programId') ?? 'default'}:${name}`;
}

function inSet(set: BehaviourSet, id: string | undefined): string[] {
  return id === undefined || id === '' ? [] : [`${set}/${id}`];
}

/** Data is open and of the hub's making: what is no text is not there, and no id is longer than this. */
function text(data: JsonObject, name: string): string | undefined {
  const value = data[name];
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}
