import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { channel } from './communications.js';
import { defineRequest } from './request.js';

const groupId = z.string().min(1).max(64).regex(/^[^*]/, 'must not begin with *');

/** What contacts can have or not have messages about, such as news or offers. */
export const subscriptionGroup = z.object({
  workspace: workspaceId,
  id: groupId,
  name: z.string().min(1).max(200),
  description: z.string().max(1_000).nullish(),
  consent: z
    .enum(['explicit', 'implied'])
    .default('explicit')
    .describe('explicit: only who said yes gets messages; implied: everybody who did not say no.'),
});
export type SubscriptionGroup = z.input<typeof subscriptionGroup>;

export const subscriptionGroupView = subscriptionGroup.omit({ workspace: true }).extend({
  description: z.string().nullable(),
  consent: subscriptionGroup.shape.consent.unwrap(),
});
export type SubscriptionGroupView = z.output<typeof subscriptionGroupView>;

export const saveSubscriptionGroup = defineRequest('messaging.groups.save', subscriptionGroup, subscriptionGroupView);
export const listSubscriptionGroups = defineRequest(
  'messaging.groups.list',
  z.object({ workspace: workspaceId }),
  z.object({ groups: z.array(subscriptionGroupView) }),
);

/** What somebody said about a channel and a group; the group `*` is all of them. */
export const consentState = z.enum(['subscribed', 'unsubscribed']);

export const consentView = z.object({
  channel,
  group: z.string(),
  state: consentState,
  at: instantMs,
  source: z.string(),
});
export type ConsentView = z.output<typeof consentView>;

const who = { workspace: workspaceId, contact: z.string().min(1) };

export const setConsent = defineRequest(
  'messaging.consent.set',
  z.object({
    ...who,
    channel,
    group: z.string().min(1).max(64).describe('A subscription group, or * for all.'),
    state: consentState,
    at: instantMs.optional().describe('When it was said; of two, the later counts. Without it: now.'),
    source: z.string().min(1).max(200).default('api').describe('Where it was said, such as a form.'),
  }),
  z.object({ consents: z.array(consentView) }),
);
export const getConsents = defineRequest(
  'messaging.consent.get',
  z.object(who),
  z.object({ consents: z.array(consentView) }),
);
