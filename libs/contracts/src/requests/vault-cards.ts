import { z } from 'zod';
import { instantMs, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const templateId = z.string().min(1).max(64);
const text = z.string().max(2_000);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1a2b3c');

export const barcodeKind = z.enum(['qr', 'code128', 'pdf417', 'aztec']);

const look = {
  colours: z.object({ background: colour.default('#1f2a44'), foreground: colour.default('#ffffff') }).prefault({}),
  logoUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullish(),
};

/** What a digital wallet card looks like and says. Its texts are Liquid over `contact` and the step's fields, as `variables`. */
export const cardTemplate = z.object({
  workspace: workspaceId,
  id: templateId,
  name: z.string().min(1).max(200),
  active: z.boolean().default(true).describe('Only then cards are issued.'),
  title: text.min(1),
  subtitle: text.nullish(),
  fields: z
    .array(z.object({ label: z.string().min(1).max(100), value: text }))
    .max(20)
    .default([]),
  ...look,
  barcode: z.object({ kind: barcodeKind, value: text.min(1) }).nullish(),
});
export type CardTemplate = z.input<typeof cardTemplate>;

export const cardTemplateView = cardTemplate.omit({ workspace: true }).extend({
  active: z.boolean(),
  subtitle: z.string().nullable(),
  logoUrl: z.string().nullable(),
  colours: z.object({ background: z.string(), foreground: z.string() }),
  barcode: z.object({ kind: barcodeKind, value: z.string() }).nullable(),
});
export type CardTemplateView = z.output<typeof cardTemplateView>;

const page = { after: z.string().optional(), limit: z.number().int().min(1).max(1_000).default(100) };

export const saveCardTemplate = defineRequest('rewards.card-templates.save', cardTemplate, cardTemplateView);
export const getCardTemplate = defineRequest(
  'rewards.card-templates.get',
  z.object({ workspace: workspaceId, id: templateId }),
  cardTemplateView,
);
export const listCardTemplates = defineRequest(
  'rewards.card-templates.list',
  z.object({ workspace: workspaceId, ...page }),
  z.object({ templates: z.array(cardTemplateView), next: z.string().nullable() }),
);

export const vaultCard = z.object({
  id: z.string(),
  template: z.string(),
  contact: z.string(),
  link: z.string(),
  issuedAt: instantMs,
  updatedAt: instantMs,
});

export const listVaultCards = defineRequest(
  'rewards.cards.list',
  z.object({
    workspace: workspaceId,
    contact: z.union([z.string(), z.array(z.string()).min(1).max(200)]).optional(),
    template: z.string().optional(),
    ...page,
  }),
  z.object({ cards: z.array(vaultCard), next: z.string().nullable() }),
);

/** A person issues a card, as a step does. The same `requestId` again is answered as the first time, and writes nothing anew. */
export const issueVaultCard = defineRequest(
  'rewards.cards.issue',
  z.object({
    workspace: workspaceId,
    contact: z.string().min(1).max(128),
    template: templateId,
    fields: jsonObject.default({}).describe("What the template's texts see as variables."),
    another: z
      .boolean()
      .default(false)
      .describe('A card of its own; otherwise the one of this template is written anew.'),
    requestId: z.string().min(1).max(128).describe('Of your choice: a repeat of it issues nothing.'),
  }),
  vaultCard.pick({ id: true, link: true }),
);

/** A card as its page shows it. Whoever knows the secret of its link sees it. */
export const shownCard = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  colours: cardTemplateView.shape.colours,
  logoUrl: z.string().nullable(),
  barcode: cardTemplateView.shape.barcode,
});
export type ShownCard = z.infer<typeof shownCard>;

export const showCard = defineRequest('rewards.cards.show', z.object({ token: z.string().max(100) }), shownCard);
