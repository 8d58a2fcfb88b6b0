import { z } from 'zod';

/** What a check-in says (proposed, vendors.md 4.5). The form of mobile and time is ours: E.164 and ISO 8601. */
export const checkIn = z.object({
  externalId: z.string().min(1),
  email: z.email().optional(),
  mobile: z.e164().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  checkedInAt: z.iso.datetime({ offset: true }),
  reference: z.string().min(1),
});

export type ThuziCheckIn = z.output<typeof checkIn> & { id: string; eventId: string };
