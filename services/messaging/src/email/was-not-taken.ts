/** The connection was never made, or never got as far as a mail. */
const before = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** True when nodemailer's error proves that the mail server did not take the mail: it said no, or was never reached. */
export function wasNotTaken(error: unknown): boolean {
  const { responseCode, code, originalCode, timeoutType } = (error ?? {}) as MailError;
  if (typeof responseCode === 'number') return true;
  return code === 'EDNS' || before.has(timeoutType ?? '') || neverConnected.has(originalCode ?? code ?? '');
}

interface MailError {
  responseCode?: number;
  code?: string;
  /** The system's own code, where nodemailer put another in its place. */
  originalCode?: string;
  timeoutType?: string;
}
