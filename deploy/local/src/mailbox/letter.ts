import { simpleParser, type AddressObject } from 'mailparser';

/** A mail that the demo's people got, as their mailbox shows it. */
export interface Letter {
  id: string;
  at: number;
  from: string;
  to: string;
  subject: string;
  html: string | null;
  text: string;
  /** Where it can be unsubscribed from, as its header says. */
  unsubscribe: string | null;
}

/** Reads a mail as it came. */
export async function readLetter(raw: Buffer, { id, at }: Pick<Letter, 'id' | 'at'>): Promise<Letter> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  return {
    id,
    at,
    from: wordsOf(mail.from),
    to: wordsOf(mail.to),
    subject: mail.subject ?? '(no subject)',
    html: mail.html || null,
    text: mail.text ?? '',
    unsubscribe: unsubscribeIn(mail.headers.get('list')),
  };
}

function wordsOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []].flat().map(({ text }) => text).join(', '); // prettier-ignore
}

/** mailparser puts the headers that begin with List- together. */
function unsubscribeIn(list: unknown): string | null {
  const { unsubscribe } = (list ?? {}) as { unsubscribe?: { url?: unknown } };
  return typeof unsubscribe?.url === 'string' ? unsubscribe.url : null;
}
