import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** Whether these are secrets of Standard Webhooks, a space between them: `whsec_` and 24 to 64 bytes in base64. */
export function isSigningSecrets(text: string): boolean {
  return text.split(' ').every((one) => {
    if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(one)) return false;
    const { length } = keyOf(one);
    return length >= 24 && length <= 64;
  });
}

/**
 * The headers that say who sent a body: HMAC-SHA256 of `id.timestamp.body` with each secret (Standard Webhooks 1.0.0,
 * Signature scheme). The id is the step's, the same for every repeat; its dots are colons, because an id with dots could be
 * read as another id with another time.
 */
export function signatureHeaders(
  secrets: string,
  { stepId, atMs, body }: { stepId: string; atMs: number; body: string },
): Record<string, string> {
  const id = stepId.replaceAll('.', ':');
  const timestamp = Math.floor(atMs / 1_000);
  const sign = (secret: string) =>
    `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.split(' ').map(sign).join(' '),
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64');
}
