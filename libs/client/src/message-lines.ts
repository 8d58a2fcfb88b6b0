import type { z } from 'zod';
import type {
  communication,
  communicationSummary,
  ReplyOf,
  takeBounce,
  UnmailableAddress,
  WrittenEmail,
  WrittenSms,
} from '@fanfare/contracts';
import type { TestSent } from './messages.js';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

type Summary = z.output<typeof communicationSummary>;

/** Messages to a contact, a line each, with what has become of them. */
export function messageLines(messages: readonly Summary[], { bold, red, dim }: Palette = plain): string {
  if (messages.length === 0) return 'no messages';
  const rows = table(messages.map(({ id, queuedAt, channel, status }) => [id, clock(queuedAt), channel, status]));
  return messages
    .map(({ subject, segments, failure }, i) => {
      const about = subject ?? (segments === null ? '' : `${segments} ${segments === 1 ? 'segment' : 'segments'}`);
      const wrong = failure === null ? [] : [red(failure.code)];
      return [bold(rows[i] ?? ''), ...wrong, dim(about)].join('  ').trimEnd();
    })
    .join('\n');
}

/** A message as it was written. */
export function messageText(message: z.output<typeof communication>, palette: Palette = plain): string {
  const { to, failure, text } = message;
  const why = failure === null ? [] : [palette.red(failure.message)];
  return [messageLines([message], palette), palette.dim(`to ${to}`), ...why, '', text].join('\n').trimEnd();
}

/** What a template becomes, and what a text costs. */
export function writtenText(written: WrittenEmail | WrittenSms): string {
  if ('subject' in written) return [`Subject: ${written.subject}`, '', written.text].join('\n').trimEnd();
  return [written.text, '', segmentsText(written)].join('\n');
}

function segmentsText({ segments, encoding, unusual }: WrittenSms): string {
  const why = unusual.length === 0 ? '' : `, because of ${unusual.join(' ')}`;
  return `${segments} ${segments === 1 ? 'segment' : 'segments'} of ${encoding}${why}`;
}

export function testText(to: string, sent: TestSent): string {
  return `sent to ${to}: ${sent.messageId}`;
}

/** What a delivery report has told. */
export function reportText({ communication: id, became, notMailable }: ReplyOf<typeof takeBounce>): string {
  if (id === null) return 'it is about no e-mail of this workspace, or about one that is on its way still';
  return [`${id}: ${became ?? 'sent'}`, ...notMailable.map((address) => `${address} gets no more mail`)].join('\n');
}

/** Addresses that get nothing more, a line each, with why. */
export function unmailableLines(addresses: readonly UnmailableAddress[], { bold, dim }: Palette = plain): string {
  if (addresses.length === 0) return 'every address works';
  const rows = table(addresses.map(({ channel, address, reason }) => [address ?? '(deleted)', channel, reason]));
  return addresses.map(({ at }, i) => [bold(rows[i] ?? ''), dim(`since ${clock(at)}`)].join('  ')).join('\n');
}
