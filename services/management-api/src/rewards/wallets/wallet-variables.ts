import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The text of a file whose path a variable names. */
const file = z
  .string()
  .optional()
  .transform((path, ctx) => {
    try {
      return path === undefined ? undefined : readFileSync(path, 'utf8');
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      ctx.addIssue({ code: 'custom', message: `names a file that cannot be read (${why})` });
      return z.NEVER;
    }
  });

/** Keys of wallets, each in a file of its own. Without them a card has its page alone. */
export const walletVariables = {
  /** The certificate of the pass type, as PEM. It says which pass type, team and organisation it is. */
  APPLE_PASS_CERTIFICATE: file,
  /** Its key, as PEM. */
  APPLE_PASS_KEY: file,
  /** What the key is encrypted with, if it is. */
  APPLE_PASS_PASSPHRASE: z.string().optional(),
  /** Apple's intermediate certificate (Worldwide Developer Relations), as PEM. */
  APPLE_WWDR_CERTIFICATE: file,
  /** The key of a Google service account, as the JSON that Google gives. */
  GOOGLE_WALLET_KEY: file,
  /** The issuer's id, as Google's console shows it. */
  GOOGLE_WALLET_ISSUER: z.string().regex(/^\d+$/, 'is a number').optional(),
};
