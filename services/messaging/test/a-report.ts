interface Report {
  messageId: string;
  /** The ENVID of the mail, where the server knew it. */
  envelopeId?: string;
  to: string;
  status: string;
  /** @default 'failed' */
  action?: string;
  /** @default 'text/rfc822-headers' */
  original?: string;
}

/** A delivery report as mail servers write it (RFC 3464, appendix E). */
export function aReport({
  messageId,
  envelopeId,
  to,
  status,
  action = 'failed',
  original = 'text/rfc822-headers',
}: Report): string {
  return `Return-Path: <>
From: Mail Delivery System <mailer-daemon@mx.example.net>
To: fanfare@example.com
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

Your mail could not be delivered.
--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Thu, 26 Nov 2026 10:00:00 +0000${envelopeId === undefined ? '' : `\nOriginal-Envelope-Id: ${envelopeId}`}

Final-Recipient: rfc822; ${to}
Action: ${action}
Status: ${status}
${action === 'failed' ? 'Diagnostic-Code: smtp; 550 5.1.1 user unknown\n' : ''}
--edge
Content-Type: ${original}

From: fanfare@example.com
To: ${to}
Subject: Welcome
Message-ID: ${messageId}

--edge--
`.replaceAll('\n', '\r\n');
}
