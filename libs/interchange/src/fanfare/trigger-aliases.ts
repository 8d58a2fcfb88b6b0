import { triggerNames, type TriggerName } from '@fanfare/contracts';

/** What people and other documents call our triggers, beside their names. Case and punctuation do not matter. */
const aliases: Partial<Record<TriggerName, readonly string[]>> = {
  'Contact.Identified': ['Contact.Created', 'Contact.New'],
  'Contact.PropertyUpdated': ['Contact.Updated', 'Property updated'],
  'Contact.Verified.Sso': ['Contact verified by SSO', 'Contact.SsoVerified'],
  'Contact.ListAdded': ['Contact added to list', 'Contact.AddedToList', 'List.Added'],
  'Gameplay.Action': ['Gameplay action occurred'],
  'Gameplay.Ended': ['Gameplay.Completed', 'Game ended'],
  'Gameplay.DataCaptured': ['Data captured', 'Data captured (including disqualified)'],
  'Gameplay.DataCapturedQualified': ['Data captured (qualified)', 'Data captured (qualified entries only)'],
  'Gameplay.ReceiptValidationSuccess': ['Receipt validated successfully', 'Receipt validated', 'Receipt approved'],
  'Gameplay.ReceiptValidationRejected': ['Receipt rejected'],
  'Gameplay.TreasureHuntCheckpointCompleted': ['Treasure hunt checkpoint completed', 'Checkpoint completed'],
  'Gameplay.UploadApproved': ['Upload file approved', 'Upload approved'],
  'Gameplay.UploadRejected': ['Upload file rejected', 'Upload rejected'],
  'Gameplay.LiveSurveyQuestionAsked': ['Interactive Q&A question asked'],
  'Gameplay.LiveSurveyQuestionApproved': ['Interactive Q&A question approved'],
  'Gameplay.LiveSurveyQuestionRejected': ['Interactive Q&A question rejected'],
  'Prize.Awarded': ['Prize.Won'],
  'Prize.ExtraDataCaptured': ['Extra data form captured', 'Extra data captured'],
  'Card.CoverClicked': ['Cover clicked'],
  'Card.Completed': ['Card.Finished'],
  'Loyalty.PointsAwarded': ['Points awarded', 'Points earned'],
  'Loyalty.PointsRedeemed': ['Points redeemed'],
  'Loyalty.TierAdded': ['Tier added', 'Tier reached'],
  'Loyalty.TierRemoved': ['Tier removed'],
  'Competition.EntrySubmitted': ['Entry submitted', 'Competition.Entered'],
  'Coupon.Redeemed': ['Coupon.Used'],
  'Webhook.Received': ['Incoming webhook'],
  'Form.Received': ['Form submitted', 'Form submission'],
  'Schedule.Fired': ['Schedule', 'Scheduled'],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const byPlainName = new Map(
  triggerNames.flatMap((name) => [name, ...(aliases[name] ?? [])].map((alias) => [plain(alias), name] as const)),
);

/** The trigger that a name means; null when nobody knows. */
export function triggerByAlias(name: string): TriggerName | null {
  return byPlainName.get(plain(name)) ?? null;
}
