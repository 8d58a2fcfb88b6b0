import { z } from 'zod';

/** An address to sign in with: however it is written, it is one. */
export const emailAddress = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
