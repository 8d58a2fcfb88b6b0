import { z } from 'zod';
import { instantMs, json } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** What values a property takes. `option` and `dropdown` differ in how a form shows their choices. */
const propertyTypes = [
  'text',
  'number',
  'boolean',
  'date',
  'birthday',
  'option',
  'dropdown',
  'country',
  'texts',
] as const;
export const propertyType = z.enum(propertyTypes);
export type PropertyType = z.infer<typeof propertyType>;

/** By this name a property stands in contacts, events and workflows. It never changes. */
export const propertyId = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/, 'use a letter first, then letters, digits, and any of _ . -');

const choice = z.strictObject({ value: z.string().min(1).max(200), label: z.string().min(1).max(200) });

/** What a person says of a property. */
export const propertyFields = z.strictObject({
  label: z.string().trim().min(1).max(200),
  description: z.string().max(2_000).default(''),
  type: propertyType,
  /** The choices of an option or a dropdown. */
  options: z.array(choice).max(500).default([]),
  /** What a new contact has. */
  default: json.default(null),
  /** It says who somebody is; it goes when the contact is deleted, and never into a log. */
  pii: z.boolean().default(false),
  hiddenOnProfile: z.boolean().default(false),
  inDataCapture: z.boolean().default(false),
});

export const propertyDefinition = propertyFields.extend({
  id: z.string(),
  /** A field that every contact has. */
  builtIn: z.boolean(),
  createdAt: instantMs.nullable(),
  updatedAt: instantMs.nullable(),
});
export type PropertyDefinition = z.infer<typeof propertyDefinition>;

/** Defines a property, or changes what is said of one. Its type stays: there are values of it. */
export const saveProperty = defineRequest(
  'contacts.properties.save',
  z.object({ workspace: workspaceId, id: propertyId, definition: propertyFields }),
  propertyDefinition,
);

/** All of a workspace, those that every contact has first. */
export const listProperties = defineRequest(
  'contacts.properties.list',
  z.object({ workspace: workspaceId }),
  z.object({ properties: z.array(propertyDefinition) }),
);

/** Forgets a definition. The values stay, as those of a property that nobody has defined. */
export const removeProperty = defineRequest(
  'contacts.properties.remove',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ removed: z.boolean() }),
);
