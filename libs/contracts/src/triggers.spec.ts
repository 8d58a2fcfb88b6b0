import { describe, expect, it } from '@jest/globals';
import { triggerNames, triggers, type TriggerName } from './triggers.js';

/** What a trigger cannot do without: its name, and the one field that makes it mean something. */
const required: Partial<Record<TriggerName, Record<string, unknown>>> = {
  'Contact.PropertyUpdated': { changes: {} },
  'Contact.Verified.Sso': { provider: 'google' },
  'Contact.ListAdded': { listName: 'News' },
  'Contact.SegmentEntered': { segmentId: 'vips' },
  'Contact.SegmentLeft': { segmentId: 'vips' },
  'Contact.AchievementEarned': { achievementId: 'a1' },
  'Contact.Merged': { survivorId: 'c1', mergedId: 'c2' },
  'Contact.Unmerged': { survivorId: 'c1', mergedId: 'c2' },
  'Gameplay.Action': { action: 'spin' },
  'Gameplay.ReceiptValidationSuccess': { receiptId: 'r1' },
  'Gameplay.ReceiptValidationRejected': { receiptId: 'r1' },
  'Gameplay.TreasureHuntCheckpointCompleted': { checkpointId: 'c1' },
  'Gameplay.UploadApproved': { uploadId: 'u1' },
  'Gameplay.UploadRejected': { uploadId: 'u1' },
  'Gameplay.LiveSurveyQuestionAsked': { questionId: 'q1' },
  'Gameplay.LiveSurveyQuestionApproved': { questionId: 'q1' },
  'Gameplay.LiveSurveyQuestionRejected': { questionId: 'q1' },
  'Prize.Awarded': { prizeId: 'p1' },
  'Prize.ExtraDataCaptured': { prizeId: 'p1' },
  'Loyalty.PointsAwarded': { points: 5 },
  'Loyalty.PointsRedeemed': { points: 5 },
  'Loyalty.TierAdded': { tierName: 'Gold' },
  'Loyalty.TierRemoved': { tierName: 'Gold' },
  'Competition.EntrySubmitted': { entryId: 'e1' },
  'Coupon.Issued': { couponId: 'c1' },
  'Coupon.Redeemed': { couponId: 'c1' },
  'Schedule.Fired': { workflow: 'w1' },
};

describe.each(triggerNames)('%s', (name) => {
  const least = required[name] ?? {};

  it('is accepted with the least it needs, and keeps what else the hub sends', () => {
    expect(triggers[name].parse({ ...least, extra: { nested: [1] } })).toEqual({ ...least, extra: { nested: [1] } });
  });

  it('is refused by the path of each field that is missing', () => {
    const paths = triggers[name].safeParse({}).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(paths).toEqual(Object.keys(least));
  });

  it('is refused when its data is not an object', () => {
    for (const data of [null, [], 'text', 1]) expect(triggers[name].safeParse(data).success).toBe(false);
  });
});
