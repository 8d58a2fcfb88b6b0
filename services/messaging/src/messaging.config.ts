import { z } from 'zod';
import { connectorConfig } from '@fanfare/connector';

/** The empty text is none: that is how a file of settings says so. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === '' ? undefined : text), schema.optional());

export const messagingConfig = connectorConfig.extend({
  /** The mail server, such as `smtps://user:password@mail.example.com:465`. Without it no mail is sent, and whoever asks is told. */
  MESSAGING_SMTP_URL: unlessEmpty(z.url({ protocol: /^smtps?$/, error: 'expected smtp://… or smtps://…' })),
  /** Whom mail is from. */
  MESSAGING_FROM: z.email().default('fanfare@localhost.localdomain'),
  /** Where the world reaches this service: what the links to unsubscribe begin with. Without it only transactional mail is sent. */
  MESSAGING_PUBLIC_URL: unlessEmpty(z.url({ protocol: /^https?$/, error: 'expected https://…' })),
  /** What those links are signed with: keys of at least 32 characters, separated by commas. The first one signs, all are known. */
  MESSAGING_LINK_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().min(32, 'expected keys of at least 32 characters'))),
});
export type MessagingConfig = z.output<typeof messagingConfig>;
