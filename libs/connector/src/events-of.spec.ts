import { describe, expect, it } from '@jest/globals';
import { storedEvent } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { eventsOf } from './events-of.js';

const command = aCommand('LoyaltyAwardPoints', { contactId: 'ann', chain: ['first', 'second'] });
const caused = [
  { type: 'Loyalty.PointsAwarded', data: { points: 10 } },
  { type: 'Loyalty.TierAdded', data: { tierName: 'Gold' } },
] as const;

describe('what a step made true', () => {
  it('is an event each about its contact, with the workflows that led there', () => {
    const [points, tier] = eventsOf(command, caused).map((event) => storedEvent.parse(event));
    expect(points).toMatchObject({ type: 'Loyalty.PointsAwarded', contactId: 'ann', data: { points: 10 } });
    expect(tier?.origin).toMatchObject({ workflow: 'second', depth: 2, chain: ['first', 'second'] });
    expect(points?.id).not.toBe(tier?.id);
  });

  it('is the same events when the step is done again', () => {
    expect(eventsOf({ ...command, attempt: 2 }, caused)).toEqual(eventsOf(command, caused));
  });

  it('is about nobody where the step is', () => {
    expect(eventsOf({ ...command, contactId: null }, caused)[0]).not.toHaveProperty('contactId');
  });
});
