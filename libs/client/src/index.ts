export { ApiProblem, fieldLines } from './api-problem.js';
export { appLines, choiceLines, connectorLines } from './app-lines.js';
export { call, type Endpoint } from './call.js';
export { ConnectedApps } from './connected-apps.js';
export { clock } from './clock.js';
export { Contacts } from './contacts.js';
export { deletionLines, deletionListLines, mergePreviewLines, profileLines } from './contact-lines.js';
export { Gateway, type BatchAnswer } from './gateway.js';
export { Lifecycle } from './lifecycle.js';
export { Management, type RunQuery, type WaitingRuns, type WorkflowQuery } from './management.js';
export { catalogueEntry, catalogueLines } from './catalogue-lines.js';
export { consequenceLines } from './consequence-lines.js';
export { ContactFiles } from './contact-files.js';
export { deadLetterLines } from './dead-letter-lines.js';
export { diffLines } from './diff-lines.js';
export { dryRunLines } from './dry-run-lines.js';
export { Engagement, type CompetitionLine, type EntryQuery } from './engagement.js';
export { competitionLines, competitionPage, entryLines } from './engagement-lines.js';
export { eventLines } from './event-lines.js';
export {
  documentFormats,
  Interchange,
  type DocumentFormat,
  type ExportedWorkflow,
  type ImportedWorkflow,
} from './interchange.js';
export { hookLines, hookMadeLines } from './hook-lines.js';
export { Hooks, type NewHookRequest } from './hooks.js';
export { importLines } from './import-lines.js';
export { lostLines } from './lost-lines.js';
export { auditLines, invitedLines, keyLines, memberLines } from './member-lines.js';
export { messageLines, messageText, reportText, testText, unmailableLines, writtenText } from './message-lines.js';
export { Messages, type MessageQuery } from './messages.js';
export { Members } from './members.js';
export { jobLines } from './job-lines.js';
export { Operating, type DeadLetterQuery, type JobRequest, type PendingQuery, type Settlement } from './operating.js';
export { pendingLines } from './pending-lines.js';
export { paletteFor, type Palette } from './palette.js';
export { couponLines, offerLines, pointsLines, programmeLines } from './reward-lines.js';
export { Rewards, type CouponQuery, type PointsQuery, type RedeemRequest } from './rewards.js';
export { runTree } from './run-tree.js';
export { runLine } from './run-line.js';
export { firingLines, scheduleLines } from './schedule-lines.js';
export { addressesFile, keysFile, readLocalInstall, type LocalAddresses, type LocalKeys } from './local-install.js';
export { timelineLines } from './timeline-lines.js';
export { contactsLines, segmentLines } from './segment-lines.js';
export { Segments, type SegmentRequest } from './segments.js';
export {
  Trying,
  type EventQuery,
  type LiveTestRequest,
  type TryRequest,
  type WhatIfRequest,
  type WhyQuery,
} from './trying.js';
export { versionLines, workflowLines } from './workflow-lines.js';
export { whyLines } from './why-lines.js';
export { whatIfLines } from './what-if-lines.js';
