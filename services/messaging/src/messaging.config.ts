import { z } from 'zod';
import { connectorConfig } from '@fanfare/connector';

/** The empty text is none: that is how a file of settings says so. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === '' ? undefined : text), schema.optional());

/** In the address of a mail there stands a token of 32 characters beside it, and no mail server takes more than 64 before the @. */
const longestLocalPart = 31;

const settings = connectorConfig.extend({
  /** The mail server, such as `smtps://user:password@mail.example.com:465`. Without it no mail is sent, and whoever asks is told. */
  MESSAGING_SMTP_URL: unlessEmpty(z.url({ protocol: /^smtps?$/, error: 'expected smtp://… or smtps://…' })),
  /** Whom mail is from. */
  MESSAGING_FROM: z.email().default('fanfare@localhost.localdomain'),
  /**
   * Where reports about e-mails to contacts are to go: each mail has this address with a token of its own, and reports are asked for.
   * Without it they go to MESSAGING_FROM, and nobody learns what is delivered.
   */
  MESSAGING_BOUNCE_ADDRESS: unlessEmpty(
    z.email().refine((address) => address.lastIndexOf('@') <= longestLocalPart, { error: `expected at most ${longestLocalPart} characters before the @` }),
  ), // prettier-ignore
  /** Where this service takes those reports by SMTP. 0 takes a free one; without it they come by the API alone. */
  MESSAGING_BOUNCE_PORT: unlessEmpty(z.coerce.number().int().min(0).max(65_535)),
  /** Where the world reaches this service: what the links to unsubscribe begin with. Without it only transactional mail is sent. */
  MESSAGING_PUBLIC_URL: unlessEmpty(z.url({ protocol: /^https?$/, error: 'expected https://…' })),
  /** What those links are signed with: keys of at least 32 characters, separated by commas. The first one signs, all are known. */
  MESSAGING_LINK_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().min(32, 'expected keys of at least 32 characters'))),
});

export const messagingConfig = settings.refine(
  ({ MESSAGING_BOUNCE_PORT: port, MESSAGING_BOUNCE_ADDRESS: address }) => port === undefined || address !== undefined,
  { path: ['MESSAGING_BOUNCE_PORT'], error: 'needs MESSAGING_BOUNCE_ADDRESS, to which reports are to go' },
);
export type MessagingConfig = z.output<typeof messagingConfig>;
