import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { showCard, type ReplyOf, type ShownCard } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { readConfig, type RunningService } from '@fanfare/chassis';
import { jwtVerify } from 'jose';
import { managementConfig } from '../src/management.config.js';
import { walletsProvider } from '../src/rewards/wallets/wallets.js';
import { serveManagement } from '../src/serve-management.js';
import { openBench } from './bench.js';
import { filesOf, isSignedBy } from './pass-file.js';
import { throwAwayKeys } from './throw-away-keys.js';

const card: ShownCard = {
  title: 'Member',
  subtitle: 'Ann Müller',
  fields: Array.from({ length: 6 }, (_, i) => ({ label: `Field ${i}`, value: `value ${i}` })),
  colours: { background: '#102030', foreground: '#ffffff' },
  logoUrl: 'https://cdn.example.com/logo.png',
  barcode: { kind: 'qr', value: 'ann-1' },
};

// fake: rewards, which has one card, and one with many words.
@Controller()
class CardsController {
  @Answers(showCard)
  async show({ token }: { token: string }): Promise<ReplyOf<typeof showCard>> {
    const wordy = Array.from({ length: 20 }, (_, i) => ({ label: `Field ${i}`, value: 'word '.repeat(100) }));
    return token === 'wordy' ? { ...card, fields: wordy } : card;
  }
}

describe('a card where there are keys for wallets', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  let keys: Awaited<ReturnType<typeof throwAwayKeys>>;
  let service: RunningService;
  beforeAll(async () => {
    keys = await throwAwayKeys();
    bench = await openBench([CardsController]);
    service = await serveManagement({ ...bench.env, ...keys.env });
  });
  afterAll(async () => {
    await service.stop();
    await bench.close();
    await rm(keys.dir, { recursive: true });
  });
  const fetched = (path: string) => fetch(`${service.url}${path}`, { redirect: 'manual' });

  it('has a page that leads to both', async () => {
    const page = await (await fetched('/cards/secret')).text();
    expect(page).toContain('<a href="secret/apple">Add to Apple Wallet</a>');
    expect(page).toContain('<a href="secret/google">Add to Google Wallet</a>');
    expect(await (await fetch(`${bench.service().url}/cards/secret`)).text()).not.toContain('Wallet');
  });

  it('is a file for Apple Wallet, whose manifest names all of it and is signed by the key of the pass type', async () => {
    const answer = await fetched('/cards/secret/apple');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/vnd.apple.pkpass']);
    const files = filesOf(Buffer.from(await answer.arrayBuffer()));
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const named = JSON.parse(manifest.toString()) as Record<string, string>;
    const others = [...files].filter(([name]) => !['manifest.json', 'signature'].includes(name));
    expect(others.map(([name]) => name).toSorted()).toEqual(['icon.png', 'icon@2x.png', 'pass.json']);
    const digests = others.map(([name, data]) => [name, createHash('sha1').update(data).digest('hex')]);
    expect(named).toEqual(Object.fromEntries(digests));
    const signature = files.get('signature') ?? Buffer.alloc(0);
    expect(isSignedBy(keys.certificate, signature, manifest)).toBe(true);
    expect(isSignedBy(keys.certificate, signature, Buffer.from('{}'))).toBe(false);
    expect(JSON.parse((files.get('pass.json') ?? '').toString())).toMatchObject({
      formatVersion: 1,
      passTypeIdentifier: 'pass.test.fanfare',
      teamIdentifier: 'TEAM123456',
      organizationName: 'Acme Ltd',
      backgroundColor: 'rgb(16, 32, 48)',
      barcodes: [{ format: 'PKBarcodeFormatQR', message: 'ann-1' }],
      generic: {
        primaryFields: [{ value: 'Member' }],
        secondaryFields: [{ value: 'Ann Müller' }],
        auxiliaryFields: [{ value: 'value 0' }, {}, {}, {}],
        backFields: [{}, { label: 'Field 5', value: 'value 5' }],
      },
    });
  });

  it('is a link for Google Wallet, signed by the service account, and short enough for every browser', async () => {
    for (const token of ['secret', 'wordy']) {
      const answer = await fetched(`/cards/${token}/google`);
      const url = answer.headers.get('location') ?? '';
      expect([answer.status, url.slice(0, 34)]).toEqual([302, 'https://pay.google.com/gp/v/save/e']);
      expect(url.length).toBeLessThanOrEqual(1_850);
      const { payload } = await jwtVerify(url.slice(33), keys.google, { audience: 'google' });
      expect(payload).toMatchObject({ iss: 'cards@acme.iam.gserviceaccount.com', typ: 'savetowallet' });
      const { genericObjects: [object], genericClasses } = payload['payload'] as { genericObjects: [object], genericClasses: unknown }; // prettier-ignore
      expect(genericClasses).toEqual([{ id: '3388000000012345678.fanfare' }]);
      expect(object).toMatchObject({
        id: expect.stringMatching(/^3388000000012345678\.[\w-]{22}$/),
        cardTitle: { defaultValue: { value: 'Member' } },
        barcode: { type: 'QR_CODE', value: 'ann-1' },
      });
    }
  });

  it.each<[string, (good: Awaited<ReturnType<typeof throwAwayKeys>>) => object, string]>([
    ['a file that is not there', () => ({ APPLE_PASS_KEY: '/nowhere/pass.key' }), 'APPLE_PASS_KEY'],
    ['a key of another certificate', ({ stranger }) => ({ APPLE_PASS_KEY: stranger }), 'APPLE_PASS_KEY'],
    ['a certificate of nobody', ({ stranger }) => ({ APPLE_PASS_CERTIFICATE: stranger }), 'APPLE_PASS_CERTIFICATE'],
    ['a key without its certificate', () => ({ APPLE_PASS_CERTIFICATE: '' }), 'APPLE_PASS_CERTIFICATE'],
    ['no service account', ({ stranger }) => ({ GOOGLE_WALLET_KEY: stranger }), 'GOOGLE_WALLET_KEY'],
    ['no issuer', () => ({ GOOGLE_WALLET_ISSUER: '' }), 'GOOGLE_WALLET_ISSUER'],
  ])('is not served with %s: the start says which variable is wrong', async (_, given, variable) => {
    const start = async () =>
      walletsProvider.useFactory(readConfig(managementConfig, { ...bench.env, ...keys.env, ...given(keys) }));
    await expect(start()).rejects.toThrow(variable);
  });
});
