import { createPrivateKey, X509Certificate } from 'node:crypto';

/** What passes for Apple Wallet are signed with. */
export interface AppleKeys {
  certificate: string;
  key: string;
  passphrase: string | undefined;
  wwdr: string;
  /** Whose passes they are, as the certificate says. */
  passType: string;
  team: string;
  organisation: string;
}

interface Given {
  APPLE_PASS_CERTIFICATE?: string | undefined;
  APPLE_PASS_KEY?: string | undefined;
  APPLE_PASS_PASSPHRASE?: string | undefined;
  APPLE_WWDR_CERTIFICATE?: string | undefined;
}

/** Null: none are configured. Throws what is wrong with them, by the names of the variables, never what is in them. */
export function appleKeysOf(given: Given): AppleKeys | null {
  const names = ['APPLE_PASS_CERTIFICATE', 'APPLE_PASS_KEY', 'APPLE_WWDR_CERTIFICATE'] as const;
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw new Error(`Passes for Apple Wallet need ${missing.join(' and ')}, too.`);
  const {
    APPLE_PASS_CERTIFICATE: certificate = '',
    APPLE_PASS_KEY: key = '',
    APPLE_WWDR_CERTIFICATE: wwdr = '',
  } = given;
  const passphrase = given.APPLE_PASS_PASSPHRASE;
  const signer = read('APPLE_PASS_CERTIFICATE', 'a certificate', () => new X509Certificate(certificate));
  read('APPLE_WWDR_CERTIFICATE', 'a certificate', () => new X509Certificate(wwdr));
  const secret = read('APPLE_PASS_KEY', 'a private key that can be opened', () =>
    createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) }),
  );
  if (!signer.checkPrivateKey(secret)) throw new Error('APPLE_PASS_KEY is not the key of APPLE_PASS_CERTIFICATE.');
  const [passType, team, organisation] = ['UID', 'OU', 'O'].map((name) => inSubject(signer, name));
  if (!passType || !team || !organisation) {
    throw new Error(
      'APPLE_PASS_CERTIFICATE is not that of a pass type: its subject names no pass type, team or organisation.',
    );
  }
  return { certificate, key, passphrase, wwdr, passType, team, organisation };
}

function read<T>(variable: string, what: string, reading: () => T): T {
  try {
    return reading();
  } catch (cause) {
    throw new Error(`${variable} names a file that is not ${what}, as PEM.`, { cause });
  }
}

function inSubject({ subject }: X509Certificate, name: string): string | undefined {
  return subject
    .split('\n')
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
