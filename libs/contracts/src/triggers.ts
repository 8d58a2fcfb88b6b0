import { z } from 'zod';
import { jsonObject } from './json.js';

const text = z.string();
const words = z.array(z.string());
const amount = z.number();

const question = z.looseObject({
  questionId: text,
  text: text.optional(),
  surveyId: text.optional(),
  reason: text.optional(),
});
const upload = z.looseObject({
  uploadId: text,
  url: text.optional(),
  mimeType: text.optional(),
  moderator: text.optional(),
  reason: text.optional(),
});
const entry = z.looseObject({
  gameplayId: text.optional(),
  entryId: text.optional(),
  form: jsonObject.optional(),
  qualified: z.boolean().optional(),
  disqualifiedReason: text.optional(),
});
const points = z.looseObject({
  programId: text.optional(),
  points: amount,
  balance: amount.optional(),
  totalPoints: amount.optional(),
  reason: text.optional(),
});
const tier = z.looseObject({ programId: text.optional(), tierId: text.optional(), tierName: text });
const segment = z.looseObject({ segmentId: text, segmentName: text.optional(), causedBy: text.optional() });
/** Two contacts that are one from now on, or two again. */
const merge = z.looseObject({ survivorId: text, mergedId: text, by: text.optional() });
const coupon = z.looseObject({ offer: text.optional(), couponId: text, code: text.optional() });

/**
 * Every trigger and the shape of its `data` (source: the product's trigger list and the published "data available"
 * column). Objects are open: a hub may send more than is listed, and a workflow may use it.
 */
export const triggers = {
  'Contact.Identified': z.looseObject({
    source: text.optional(),
    isNew: z.boolean().optional(),
    previousType: text.optional(),
    identifiedBy: text.optional(),
  }),
  'Contact.PropertyUpdated': z.looseObject({
    changes: jsonObject,
    updatedFields: words.optional(),
    actor: text.optional(),
  }),
  'Contact.Verified.Sso': z.looseObject({ provider: text, subject: text.optional(), verifiedAt: text.optional() }),
  'Contact.ListAdded': z.looseObject({ listId: text.optional(), listName: text, addedBy: text.optional() }),
  'Contact.SegmentEntered': segment,
  'Contact.SegmentLeft': segment,
  'Contact.AchievementEarned': z.looseObject({ achievementId: text }),
  'Contact.Merged': merge,
  'Contact.Unmerged': merge,
  'Gameplay.Action': z.looseObject({
    gameplayId: text.optional(),
    action: text,
    context: jsonObject.optional(),
    cardType: text.optional(),
    entryId: text.optional(),
  }),
  'Gameplay.Ended': z.looseObject({
    gameplayId: text.optional(),
    status: text.optional(),
    durationMs: amount.optional(),
    score: amount.optional(),
    answers: z.array(z.unknown()).optional(),
  }),
  'Gameplay.DataCaptured': entry,
  'Gameplay.DataCapturedQualified': entry,
  'Gameplay.ReceiptValidationSuccess': z.looseObject({
    receiptId: text,
    merchant: text.optional(),
    total: amount.optional(),
    currency: text.optional(),
    lines: z.array(z.unknown()).optional(),
  }),
  'Gameplay.ReceiptValidationRejected': z.looseObject({ receiptId: text, reason: text.optional() }),
  'Gameplay.TreasureHuntCheckpointCompleted': z.looseObject({
    checkpointId: text,
    index: amount.optional(),
    total: amount.optional(),
  }),
  'Gameplay.UploadApproved': upload,
  'Gameplay.UploadRejected': upload,
  'Gameplay.LiveSurveyQuestionAsked': question,
  'Gameplay.LiveSurveyQuestionApproved': question,
  'Gameplay.LiveSurveyQuestionRejected': question,
  'Prize.Awarded': z.looseObject({
    prizeId: text,
    prizeName: text.optional(),
    prizeType: text.optional(),
    value: amount.optional(),
    competitionId: text.optional(),
    awardId: text.optional(),
  }),
  'Prize.ExtraDataCaptured': z.looseObject({ prizeId: text, awardId: text.optional(), form: jsonObject.optional() }),
  'Card.CoverClicked': z.looseObject({ cardTitle: text.optional(), url: text.optional() }),
  'Loyalty.PointsAwarded': points,
  'Loyalty.PointsRedeemed': points,
  'Loyalty.TierAdded': tier,
  'Loyalty.TierRemoved': tier,
  'Competition.EntrySubmitted': z.looseObject({
    competitionId: text.optional(),
    entryId: text,
    form: jsonObject.optional(),
  }),
  'Card.Completed': z.looseObject({ cardTitle: text.optional(), score: amount.optional() }),
  'Coupon.Issued': coupon,
  'Coupon.Redeemed': coupon,
  'Webhook.Received': z.looseObject({}),
  'Form.Received': z.looseObject({}),
  'Email.Received': z.looseObject({}),
  // Published by the orchestrator when a schedule fires. Published by anybody else it says which workflow to run now.
  'Schedule.Fired': z.looseObject({
    workflow: text,
    scheduledFor: text.optional(),
    cron: text.optional(),
    timezone: text.optional(),
    every: text.optional(),
  }),
  'Workflow.Called': z.looseObject({}),
} as const;

/** A trigger's name. */
export type TriggerName = keyof typeof triggers;

/** All trigger names, in the order of the catalogue. */
export const triggerNames = Object.keys(triggers) as TriggerName[];

/** Triggers that only the product itself causes: a hub that published one could start what it should not. */
export const ownTriggers: ReadonlySet<string> = new Set<TriggerName>(['Schedule.Fired', 'Workflow.Called']);

export const triggerName = z.enum(triggerNames as [TriggerName, ...TriggerName[]]);
