import { simpleParser } from 'mailparser';

/** What a report says of one whom a mail was to. */
export interface AboutRecipient {
  address: string;
  action: string;
  status: string;
}

/** What a mail server reports about a mail of ours (RFC 3464). */
export interface DeliveryReport {
  /** By which our mail was handed on (ENVID); null: the report does not say. */
  envelopeId: string | null;
  /** Of our mail; null: the report does not say. */
  messageId: string | null;
  recipients: AboutRecipient[];
}

/** Reads a mail that came in; null when it is no delivery report. */
export async function readReport(raw: string | Buffer): Promise<DeliveryReport | null> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  const partOf = (type: RegExp) => mail.attachments.find(({ contentType }) => type.test(contentType));
  const report = partOf(/^message\/(global-)?delivery-status$/i);
  if (!report) return null;
  // Its first group is about the mail, each other one about a recipient.
  const groups = report.content.toString('utf8').replaceAll('\r\n', '\n').split(/\n[ \t]*\n/).map(fieldsOf); // prettier-ignore
  const original = partOf(/^(message\/(rfc822|global)|text\/rfc822-headers)(-headers)?$/i);
  const messageId = fieldsOf(original?.content.toString('utf8').replaceAll('\r\n', '\n') ?? '').get('message-id');
  return {
    envelopeId: groups[0]?.get('original-envelope-id') ?? null,
    messageId: messageId ?? mail.inReplyTo ?? null,
    recipients: groups.flatMap(recipientOf),
  };
}

function recipientOf(fields: Map<string, string>): AboutRecipient[] {
  // The original one is whom we wrote to, where that address forwards to another.
  const address = fields.get('original-recipient') ?? fields.get('final-recipient');
  const [action, status] = [fields.get('action'), fields.get('status')];
  if (address === undefined || action === undefined || status === undefined) return [];
  return [{ address: addressIn(address), action: action.toLowerCase(), status: statusIn(status) }];
}

/** Fields of a header by their lower-case names, up to the first empty line; folded lines are one. */
function fieldsOf(text: string): Map<string, string> {
  const [head = ''] = text.replace(/^\n+/, '').split('\n\n', 1);
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const pairs = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
  });
  return new Map(pairs);
}

/** `rfc822; ann@example.com` */
function addressIn(field: string): string {
  return field.slice(field.indexOf(';') + 1).trim().replace(/^<|>$/g, ''); // prettier-ignore
}

/** `5.1.1 (unknown user)` */
function statusIn(field: string): string {
  return /^[245]\.\d{1,3}\.\d{1,3}/.exec(field)?.[0] ?? '';
}
