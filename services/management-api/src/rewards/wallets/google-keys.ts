import { importPKCS8 } from 'jose';
import { z } from 'zod';

/** What links for Google Wallet are signed with. */
export interface GoogleKeys {
  issuer: string;
  account: string;
  key: string;
}

interface Given {
  GOOGLE_WALLET_KEY?: string | undefined;
  GOOGLE_WALLET_ISSUER?: string | undefined;
}

const serviceAccount = z.object({ client_email: z.email(), private_key: z.string().min(1) });
export const googleAlgorithm = 'RS256';

/** Null: none are configured. Throws what is wrong with them, by the names of the variables, never what is in them. */
export async function googleKeysOf(given: Given): Promise<GoogleKeys | null> {
  const { GOOGLE_WALLET_KEY: text, GOOGLE_WALLET_ISSUER: issuer } = given;
  if (text === undefined && issuer === undefined) return null;
  if (text === undefined) throw new Error('Links for Google Wallet need GOOGLE_WALLET_KEY, too.');
  if (issuer === undefined) throw new Error('Links for Google Wallet need GOOGLE_WALLET_ISSUER, too.');
  try {
    const { client_email: account, private_key: key } = serviceAccount.parse(JSON.parse(text));
    await importPKCS8(key, googleAlgorithm);
    return { issuer, account, key };
  } catch {
    // Not the cause: it may hold what is in the file.
    throw new Error(
      'GOOGLE_WALLET_KEY names a file that is not the key of a service account, as the JSON that Google gives.',
    );
  }
}
