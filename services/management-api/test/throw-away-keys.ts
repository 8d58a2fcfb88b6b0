import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';

const pem = { publicKey: { type: 'spki', format: 'pem' }, privateKey: { type: 'pkcs8', format: 'pem' } } as const;
const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const textOf = (key: KeyObject) => String(key.export(key.type === 'public' ? pem.publicKey : pem.privateKey));

/** Keys of wallets in files, as vendors give them, made for one run of a test. */
export async function throwAwayKeys() {
  const dir = await mkdtemp(join(tmpdir(), 'fanfare-wallets-'));
  const write = async (name: string, text: string) => {
    await writeFile(join(dir, name), text);
    return join(dir, name);
  };
  const [apple, wwdr, google] = [newKeys(), newKeys(), newKeys()];
  const certificate = certificateOf(textOf(apple.publicKey), textOf(wwdr.privateKey), [
    { type: '0.9.2342.19200300.100.1.1', value: 'pass.test.fanfare' },
    { shortName: 'CN', value: 'Pass Type ID: pass.test.fanfare' },
    { shortName: 'OU', value: 'TEAM123456' },
    { shortName: 'O', value: 'Acme Ltd' },
  ]);
  const authority = certificateOf(textOf(wwdr.publicKey), textOf(wwdr.privateKey), [
    { shortName: 'CN', value: 'Worldwide Developer Relations' },
  ]);
  const account = { client_email: 'cards@acme.iam.gserviceaccount.com', private_key: textOf(google.privateKey) };
  return {
    certificate,
    google: google.publicKey,
    env: {
      APPLE_PASS_CERTIFICATE: await write('pass.pem', certificate),
      APPLE_PASS_KEY: await write('pass.key', textOf(apple.privateKey)),
      APPLE_WWDR_CERTIFICATE: await write('wwdr.pem', authority),
      GOOGLE_WALLET_KEY: await write('google.json', JSON.stringify(account)),
      GOOGLE_WALLET_ISSUER: '3388000000012345678',
    },
    /** A key that belongs to nothing. */
    stranger: await write('stranger.key', textOf(newKeys().privateKey)),
    dir,
  };
}

function certificateOf(publicKey: string, signer: string, subject: forge.pki.CertificateField[]): string {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject(subject);
  certificate.setIssuer([{ shortName: 'CN', value: 'Worldwide Developer Relations' }]);
  certificate.sign(forge.pki.privateKeyFromPem(signer), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}
