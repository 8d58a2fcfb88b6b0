import type { AboutRecipient } from './delivery-report.js';

/** What a report means for a mail: it arrived, came back, came back from an address that takes none ever, or is on its way still. */
export type ReportMeaning = 'arrived' | 'came back' | 'came back for good' | 'under way';

/** Reads the action (RFC 3464, 2.3.3). What is relayed has gone where nobody reports, and what is expanded has reached a list. */
export function meaningOf({ action, status }: Pick<AboutRecipient, 'action' | 'status'>): ReportMeaning {
  switch (action) {
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return 'arrived';
    case 'failed':
      return isOfAddress(status) ? 'came back for good' : 'came back';
    // `delayed`, and what no standard knows.
    default:
      return 'under way';
  }
}

/**
 * Permanent, and because of the address (RFC 3463). Codes of the class 5 are also given for mail that is not wanted (5.7), too
 * large or full there (5.2, 5.3), wrongly written (5.5, 5.6) or of a sender who is not known (5.1.7, 5.1.8): then the next mail
 * may arrive. 5.0.0 is what servers say that know no better, 5.2.1 is a mailbox that is closed, 5.4.4 a domain that has no server.
 */
function isOfAddress(status: string): boolean {
  return /^5\.(0\.\d+|1\.(?![78]$)\d+|2\.1|4\.4)$/.test(status);
}
