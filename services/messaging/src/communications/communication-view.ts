import type { z } from 'zod';
import type { communication, communicationSummary } from '@fanfare/contracts';
import type { StoredCommunication, WithoutWords } from './communication.store.js';

export function summaryOf(kept: WithoutWords): z.output<typeof communicationSummary> {
  const { _id: id, contact, channel, template, to, subject, status, failure, source } = kept;
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
    status,
    segments,
    failure: failure && { code: failure.code, message: failure.message },
    source,
    ...instants,
  };
}

export function viewOf(kept: StoredCommunication): z.output<typeof communication> {
  return { ...summaryOf(kept), html: kept.html, text: kept.text };
}
