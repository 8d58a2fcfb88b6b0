import { z } from 'zod';

const address = z.email().max(254);

export function isEmail(email: string): boolean {
  return address.safeParse(email).success;
}
