import type { z } from 'zod';
import type { communication, communicationSummary, CommunicationStatus } from '@fanfare/contracts';
import type { StoredCommunication } from './communication.store.js';

type Instants = Pick<StoredCommunication, 'channel' | 'sentAt' | 'deliveredAt' | 'bouncedAt' | 'failure'>;

/** The last thing that is known of it. */
function statusOf({ channel, sentAt, deliveredAt, bouncedAt, failure }: Instants): CommunicationStatus {
  if (bouncedAt !== null) return channel === 'sms' ? 'undelivered' : 'bounced';
  if (deliveredAt !== null) return 'delivered';
  if (sentAt !== null) return 'sent';
  return failure === null ? 'queued' : 'failed';
}

export function summaryOf(kept: StoredCommunication): z.output<typeof communicationSummary> {
  const { _id: id, contact, channel, template, to, subject, failure, source } = kept;
  const { queuedAt, sentAt, deliveredAt, bouncedAt } = kept;
  // Those that were kept before there was SMS have none.
  const segments = kept.segments ?? null;
  const instants = { queuedAt, sentAt, deliveredAt, bouncedAt };
  return {
    id,
    contact,
    channel,
    template,
    to,
    subject,
    status: statusOf(kept),
    segments,
    failure: failure && { code: failure.code, message: failure.message },
    source,
    ...instants,
  };
}

export function viewOf(kept: StoredCommunication): z.output<typeof communication> {
  return { ...summaryOf(kept), html: kept.html, text: kept.text };
}
