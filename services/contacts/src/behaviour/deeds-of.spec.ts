import { describe, expect, it } from '@jest/globals';
import type { JsonObject, StoredEvent, TriggerName } from '@fanfare/contracts';
import { deedsOf } from './deeds-of.js';

const event = (type: TriggerName, data: JsonObject = {}, where: Partial<StoredEvent> = {}): StoredEvent => ({
  id: 'e1',
  type,
  workspaceId: 'acme',
  occurredAt: '2026-11-01T00:00:00Z',
  acceptedAt: Date.UTC(2026, 10, 2),
  data,
  ...where,
});
const place = { siteId: 'main', cardId: 'quiz' };

describe('what an event says that its contact has done or got', () => {
  it.each<[string, StoredEvent, object]>([
    ['was on a hub, and saw a card', event('Card.CoverClicked', {}, place), { gained: ['sites/main', 'cards/quiz'], counted: [], present: true }],
    ['entered a competition', event('Competition.EntrySubmitted', { competitionId: 'c', entryId: 'n1' }), { gained: ['competitions/c'], counted: [{ count: 'entries', thing: 'n1' }] }],
    ['filled in its form', event('Gameplay.DataCaptured', { gameplayId: 'g1', competitionId: 'c' }), { counted: [{ count: 'entries', thing: 'g1' }] }],
    ['qualified, of which nobody knows with what', event('Gameplay.DataCapturedQualified', { competitionId: 'c' }), { gained: ['competitions/c'], counted: [] }],
    ['played to the end, and how', event('Gameplay.Ended', { gameplayId: 'g1', score: 7, status: 'won' }, { cardId: 'quiz' }), { gained: ['cards/quiz', 'played/quiz', 'outcomes/quiz:won'], counted: [{ count: 'gameplays', thing: 'g1' }], score: { card: 'quiz', value: 7 } }],
    ['won a prize, which it did not do itself', event('Prize.Awarded', { prizeId: 'p' }), { gained: ['prizes/p'], counted: [{ count: 'prizes', thing: 'e1' }], present: false }],
    ['got a coupon', event('Coupon.Issued', { offer: 'o', couponId: 'k' }), { gained: ['coupons/o'], counted: [{ count: 'coupons', thing: 'k' }] }],
    ['redeemed it', event('Coupon.Redeemed', { offer: 'o', couponId: 'k' }), { gained: ['redeemed/o'], counted: [{ count: 'redemptions', thing: 'k' }] }],
    ['came into a tier', event('Loyalty.TierAdded', { programId: 'p', tierId: 'gold', tierName: 'Gold' }), { gained: ['tiers/p:gold'], lost: [] }],
    ['left it', event('Loyalty.TierRemoved', { tierName: 'Gold' }), { gained: [], lost: ['tiers/default:Gold'] }],
    ['got an achievement', event('Contact.AchievementEarned', { achievementId: 'a' }), { gained: ['achievements/a'] }],
  ])('%s', (_, given, expected) => {
    expect(deedsOf(given)).toMatchObject(expected);
  }); // prettier-ignore

  it('is nothing when it was disqualified, is about neither, or is not text', () => {
    for (const given of [
      event('Gameplay.DataCaptured', { qualified: false, entryId: 'n1', competitionId: 'c' }),
      event('Contact.PropertyUpdated', { changes: {} }),
      event('Coupon.Issued', { offer: 5 }, { id: 'e2' }),
    ]) {
      const deeds = deedsOf(given);
      expect(deeds?.gained ?? []).toEqual([]);
    }
  });

  it('was not later than the hub told of it, whatever its clock says', () => {
    const at = (occurredAt: string) => deedsOf(event('Card.CoverClicked', {}, { ...place, occurredAt }))?.at;
    expect([at('2026-11-01T00:00:00Z'), at('2036-01-01T00:00:00Z'), at('soon')]).toEqual([
      Date.UTC(2026, 10, 1),
      Date.UTC(2026, 10, 2),
      Date.UTC(2026, 10, 2),
    ]);
  });
});
