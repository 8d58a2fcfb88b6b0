/**
 * What a mail server's no is about: this recipient, for good or for now, or every mail of ours: because it will not have
 * the sender or the login until somebody changes the configuration, or because it is away or takes nothing now. `nobody knows`: it
 * may have taken the mail.
 */
export type MailFailure =
  'recipient refused' | 'recipient later' | 'sender refused' | 'login refused' | 'server away' | 'nobody knows';

/** The connection was never made, or never got as far as a mail. */
const tooEarly = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
const neverConnected = new Set(['EDNS', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Reads nodemailer's error: the reply's code (RFC 5321, 4.2.1: 4yz for now, 5yz for good) and the command it answers. */
export function mailFailure(error: unknown): MailFailure {
  const { responseCode, code = '', command } = (error ?? {}) as MailError;
  if (responseCode === undefined) return wasNeverReached(error) ? 'server away' : 'nobody knows';
  const isForGood = responseCode >= 500;
  if (code === 'EAUTH') return isForGood ? 'login refused' : 'server away';
  if (command === 'MAIL FROM') return isForGood ? 'sender refused' : 'server away';
  // 421: the server is going down, whatever was asked.
  if (responseCode < 400 || responseCode === 421) return 'server away';
  if (command !== 'RCPT TO' && command !== 'DATA') return 'server away';
  return isForGood ? 'recipient refused' : 'recipient later';
}

function wasNeverReached(error: unknown): boolean {
  const { code = '', originalCode = code, timeoutType = '' } = (error ?? {}) as MailError;
  return tooEarly.has(timeoutType) || neverConnected.has(code) || neverConnected.has(originalCode);
}

interface MailError {
  responseCode?: number;
  code?: string;
  command?: string;
  /** The system's own code, where nodemailer put another in its place. */
  originalCode?: string;
  timeoutType?: string;
}
