import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isSigningSecrets, signatureHeaders } from './webhook-signature.js';

const secret = (byte: number, length = 24) => `whsec_${Buffer.alloc(length, byte).toString('base64')}`;
const signed = (secrets: string, atMs = Date.now(), body = '{"ö":1}') =>
  signatureHeaders(secrets, { stepId: 'run/0.2/post/1', atMs, body });

describe('the signature of Standard Webhooks', () => {
  it('is one that the reference library verifies, whichever of the secrets it has', () => {
    const headers = signed(`${secret(1)} ${secret(2)}`);
    for (const one of [secret(1), secret(2)]) expect(new Webhook(one).verify('{"ö":1}', headers)).toEqual({ ö: 1 });
    expect(() => new Webhook(secret(3)).verify('{"ö":1}', headers)).toThrow();
    expect(() => new Webhook(secret(1)).verify('{"ö":2}', headers)).toThrow();
  });

  it('has the step’s id, without a dot, and the time of the attempt', () => {
    expect(signed(secret(1), 1_674_087_231_999)).toMatchObject({ 'webhook-id': 'run/0:2/post/1', 'webhook-timestamp': '1674087231' }); // prettier-ignore
  });

  it.each([
    [secret(1), true],
    [secret(1, 64), true],
    [`${secret(1)} ${secret(2)}`, true],
    [secret(1, 23), false],
    [secret(1, 65), false],
    ['whsec_', false],
    ['whsec_not base64!', false],
    [secret(1).replace('whsec_', ''), false],
    [`${secret(1)} other`, false],
  ])('takes %s as a secret: %s', (text, is) => {
    expect(isSigningSecrets(text)).toBe(is);
  });
});
