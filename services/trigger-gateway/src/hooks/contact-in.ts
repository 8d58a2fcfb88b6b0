import {
  contactRef,
  type ContactFrom,
  type ContactRef,
  type HookKind,
  type Json,
  type JsonObject,
} from '@fanfare/contracts';

type Field = keyof ContactFrom;

/** Where payloads of a kind usually say whom they are about. */
const usual: Record<HookKind, (payload: JsonObject) => ContactFrom> = {
  webhook: () => ({}),
  form: () => ({ email: 'email' }),
  email: () => ({ email: 'from' }),
  // Mailchimp's webhooks: the member's address and merge fields; when an address changes there is none, but two others.
  mailchimp: () => ({ email: 'data.email', firstName: 'data.merges.FNAME', lastName: 'data.merges.LNAME' }),
  // Twilio's: of a message that came in the sender; of one that went out, whose fate is told, the receiver.
  twilio: (payload) => ({ mobile: payload['MessageStatus'] === undefined ? 'From' : 'To' }),
};

const readers = {
  id: idIn,
  email: emailIn,
  mobile: mobileIn,
  firstName: textIn,
  lastName: textIn,
} as const satisfies Record<Field, (value: Json | undefined) => string | undefined>;

const identifying = ['id', 'email', 'mobile'] as const;

/**
 * Whom a payload is about, as far as it says. What is there and no address or number is left out: a mistyped address in a
 * form is no reason to lose the form.
 */
export function contactIn(payload: JsonObject, kind: HookKind, from: ContactFrom | undefined): ContactRef | null {
  const contact: ContactRef = {};
  for (const [field, path] of Object.entries(from ?? usual[kind](payload)) as [Field, string][]) {
    const given = { [field]: readers[field](valueAt(payload, path)) };
    const parsed = contactRef.safeParse(given);
    if (parsed.success) Object.assign(contact, parsed.data);
  }
  return identifying.some((field) => contact[field] !== undefined) ? contact : null;
}

function valueAt(payload: JsonObject, path: string): Json | undefined {
  let at: Json | undefined = payload;
  for (const word of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, word)) return undefined;
    at = (at as JsonObject)[word];
  }
  return at;
}

/** An address, or one with a name as a mail's From has it; or as an object, or the first of several, as parsers give them. */
function emailIn(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return emailIn(value[0]);
  if (typeof value === 'object' && value !== null) return emailIn(value['address'] ?? value['email'] ?? value['value']);
  const text = textIn(value);
  return /<([^<>\s]+)>\s*$/.exec(text ?? '')?.[1] ?? text;
}

/** A number; what Twilio puts before it for another channel, such as `whatsapp:`, goes. */
function mobileIn(value: Json | undefined): string | undefined {
  return idIn(value)?.replace(/^[a-z]+:/, '');
}

function idIn(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : textIn(value);
}

function textIn(value: Json | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
