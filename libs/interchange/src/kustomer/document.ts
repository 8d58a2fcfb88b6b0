import { z } from 'zod';
import { json, jsonObject } from '@fanfare/contracts';

// Loose objects throughout: what we do not know is remembered and exported again, so it must not be refused.

const kustomerTransition = z.looseObject({
  target: z.string(),
  condition: json.optional(),
  meta: jsonObject.nullish(),
});
export type KustomerTransition = z.infer<typeof kustomerTransition>;

const transitions = z
  .array(kustomerTransition)
  .nullish()
  .transform((list) => list ?? []);

const kustomerStep = z.looseObject({
  id: z.string().min(1),
  /** Without one, a step only chooses between its transitions. */
  action: z.string().min(1).nullish(),
  params: jsonObject.nullish(),
  meta: jsonObject.nullish(),
  transitions,
  errorCases: json.optional(),
});
export type KustomerStep = z.infer<typeof kustomerStep>;

const kustomerTrigger = z.looseObject({
  /** What steps refer to it by. An app's manifest may leave it out. */
  id: z
    .union([z.string().min(1), z.number().transform(String)])
    .nullish()
    .transform((id) => id ?? '1'),
  eventName: z.string().nullish(),
  callable: z.boolean().nullish(),
  transitions,
});
export type KustomerTrigger = z.infer<typeof kustomerTrigger>;

/** A workflow as Kustomer's editor, its API and its apps write it (developer.kustomer.com/docs/workflows/workflow-json). */
export const kustomerWorkflow = z.looseObject({
  name: z.string().nullish(),
  description: z.string().nullish(),
  meta: jsonObject.nullish(),
  trigger: kustomerTrigger,
  steps: z
    .array(kustomerStep)
    .nullish()
    .transform((list) => list ?? []),
});
export type KustomerWorkflow = z.infer<typeof kustomerWorkflow>;

/** The step's display name and description, which its editor shows. */
export function metaText(meta: KustomerStep['meta'], name: string): string | undefined {
  const value = meta && Object.hasOwn(meta, name) ? meta[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
