import type { TriggerName } from '@fanfare/contracts';

const asked = 'A question of a live survey was';
const whichHook = 'With the filter `trigger.hook.id`, a workflow listens to one hook of several.';

/** When each trigger fires. */
export const triggerMeanings: Readonly<Record<TriggerName, string>> = {
  'Contact.Identified': 'A contact has become known: a new one, or a visitor who was anonymous before.',
  'Contact.PropertyUpdated': 'Properties of a contact have changed.',
  'Contact.Verified.Sso': 'A contact has proved who they are, by single sign-on.',
  'Contact.ListAdded': 'A contact was added to a list.',
  'Contact.SegmentEntered': 'A contact has come to fulfil the condition of a segment.',
  'Contact.SegmentLeft': 'A contact does not fulfil the condition of a segment any more.',
  'Contact.AchievementEarned': 'A contact has got an achievement for the first time.',
  'Contact.Merged': 'A contact has become one with another one, which is known by both ids from now on.',
  'Contact.Unmerged': 'A merge of two contacts was taken back.',
  'Gameplay.Action': 'A player has done something in a game, such as sharing it.',
  'Gameplay.Ended': 'A game is over, completed or not.',
  'Gameplay.DataCaptured': 'A player has filled in a form, also one that does not qualify.',
  'Gameplay.DataCapturedQualified':
    'A player has filled in a form and qualifies. `Gameplay.DataCaptured` fires besides.',
  'Gameplay.ReceiptValidationSuccess': 'A receipt was found to be valid.',
  'Gameplay.ReceiptValidationRejected': 'A receipt was rejected.',
  'Gameplay.TreasureHuntCheckpointCompleted': 'A checkpoint of a treasure hunt was reached.',
  'Gameplay.UploadApproved': 'A file that a player has uploaded was approved.',
  'Gameplay.UploadRejected': 'A file that a player has uploaded was rejected.',
  'Gameplay.LiveSurveyQuestionAsked': `${asked} asked.`,
  'Gameplay.LiveSurveyQuestionApproved': `${asked} approved.`,
  'Gameplay.LiveSurveyQuestionRejected': `${asked} rejected.`,
  'Prize.Awarded': 'Somebody has won a prize.',
  'Prize.ExtraDataCaptured': 'A winner has filled in the form of a prize.',
  'Card.CoverClicked': 'The cover of a card was clicked.',
  'Card.Completed': 'A card was completed.',
  'Loyalty.PointsAwarded': 'A contact has got points.',
  'Loyalty.PointsRedeemed': 'A contact has spent points.',
  'Loyalty.TierAdded': 'A contact has reached a tier.',
  'Loyalty.TierRemoved': 'A contact has lost a tier.',
  'Competition.EntrySubmitted': 'Somebody has entered a competition.',
  'Coupon.Issued': 'A contact has got a coupon.',
  'Coupon.Redeemed': 'A contact has used a coupon.',
  'Webhook.Received': `Another system has called the address of a hook. ${whichHook}`,
  'Form.Received': `A form outside of a game was sent. ${whichHook}`,
  'Email.Received': `An e-mail has come in. ${whichHook}`,
  'Schedule.Fired': 'The schedule of a workflow has fired. Published by a hub, it says which workflow to run now.',
  'Workflow.Called':
    'Another workflow has called this one, by [CallWorkflow](logic-steps.md#callworkflow); its inputs are the data.',
};
