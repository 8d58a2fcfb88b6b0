import { json, type JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import { attributeProblem } from './attributes.js';
import { filledProperties, propertiesProblem } from './event-properties.js';
import { isDirecting } from './profile-fields.js';
import { isTime } from './track-time.js';
import { identifierClash } from './identifier-clash.js';
import { userMapping } from './user-mapping.js';

const currencies = new Set(Intl.supportedValuesOf('currency'));
const name = z.string().min(1).max(255);
/** A request takes no more of a kind, and a step goes out in one request. */
const mostOfAKind = 75;

export const eventProperties = z
  .record(z.string(), json)
  .default({})
  .superRefine((given, context) => {
    const found = propertiesProblem(filledProperties(given));
    if (!found) return;
    context.addIssue({ code: 'custom', path: found.name === '' ? [] : [found.name], message: found.problem });
  });

const happening = {
  time: z.string().refine((time) => time === '' || isTime(time), 'expected a time such as 2026-05-01T10:00:00Z').nullish().meta({ title: 'Time', description: 'Without it: when the step’s turn came.' }), // prettier-ignore
  properties: eventProperties.meta({ title: 'Properties' }),
  appId: z.string().nullish().meta({ title: 'App identifier', description: 'Of an app of yours in Braze.' }),
};

const event = z.object({ name: name.meta({ title: 'Name' }), ...happening });
const purchase = z.object({
  productId: name.meta({ title: 'Product' }),
  currency: z.string().refine((code) => currencies.has(code), 'expected a currency such as USD').meta({ title: 'Currency' }), // prettier-ignore
  price: z.number().meta({ title: 'Price of one' }),
  quantity: z.number().int().min(1).max(100).default(1).meta({ title: 'Quantity' }),
  ...happening,
});

const state = z.enum(['opted_in', 'subscribed', 'unsubscribed']).nullish();
const subscriptions = z.object({
  email: state.meta({ title: 'E-mail' }),
  push: state.meta({ title: 'Push' }),
  groups: z.array(z.object({ id: z.string().min(1), state: z.enum(['subscribed', 'unsubscribed']) })).max(50).default([]), // prettier-ignore
});

const shape = z.object({
  user: userMapping.meta({ title: 'User' }),
  attributes: z.record(z.string(), json).default({}).meta({ title: 'Attributes', description: 'From Braze’s name to a value. Nothing else is sent, and nothing that is empty. A value may be { "inc": 5 }, { "add": [...] } or { "remove": [...] }.' }), // prettier-ignore
  removeAttributes: z.array(z.string()).max(100).default([]).meta({ title: 'Attributes to remove' }),
  subscriptions: subscriptions.default({ groups: [] }).meta({ title: 'Subscriptions' }),
  events: z.array(event).max(mostOfAKind).default([]).meta({ title: 'Events' }),
  purchases: z.array(purchase).max(mostOfAKind).default([]).meta({ title: 'Purchases' }),
  updateExistingOnly: z.boolean().nullish().meta({ title: 'Only users that exist', description: 'Without it Braze decides: it makes a user for an external id, an e-mail or a phone that it does not know, and none for an alias. false makes one for an alias, too.' }), // prettier-ignore
});
export type TrackInput = z.output<typeof shape>;

/** What a step of BrazeTrackUser takes. What Braze’s documents say is wrong is refused here: then it costs no other run anything. */
export const trackInput = shape.superRefine((input, context) => {
  const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [attribute, problem] of problemsIn(input.attributes)) refuse(['attributes', attribute], problem);
  for (const attribute of input.removeAttributes.filter(isDirecting)) refuse(['removeAttributes'], `${attribute} cannot be removed`); // prettier-ignore
  const clash = identifierClash(input.user, input.attributes);
  if (clash) refuse(['attributes', clash.attribute], clash.problem);
  if (!asksForSomething(input)) refuse([], 'there is nothing to track: give attributes, subscriptions, events or purchases'); // prettier-ignore
});

function problemsIn(attributes: JsonObject): [string, string][] {
  return Object.entries(attributes).flatMap(([attribute, value]) => {
    const problem = value === null ? null : attributeProblem(attribute, value);
    return problem === null ? [] : [[attribute, problem] as [string, string]];
  });
}

function asksForSomething({
  attributes,
  removeAttributes,
  subscriptions: told,
  events,
  purchases,
}: TrackInput): boolean {
  const lists = [Object.keys(attributes), removeAttributes, told.groups, events, purchases];
  return lists.some(({ length }) => length > 0) || told.email !== undefined || told.push !== undefined;
}
