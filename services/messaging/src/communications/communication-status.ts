import type { Channel, CommunicationStatus } from '@fanfare/contracts';

/** What a message can come to, each after those before it: words that come late take nothing back. */
const inOrder = ['queued', 'failed', 'sent', 'delivered'] as const satisfies readonly CommunicationStatus[];

/** From which a message goes on to this one. What did not arrive after all has been delivered to somebody else. */
export function before(status: CommunicationStatus): CommunicationStatus[] {
  const place = (inOrder as readonly CommunicationStatus[]).indexOf(status);
  if (place < 0) return [...inOrder];
  // Why it failed may be said again, otherwise.
  return inOrder.filter((earlier, i) => i < place || (status === 'failed' && earlier === 'failed'));
}

/** What a message is that did not arrive: an e-mail comes back, a text message does not. */
export function notArrived(channel: Channel): CommunicationStatus {
  return channel === 'sms' ? 'undelivered' : 'bounced';
}
