import { z } from 'zod';
import { appId } from './connected-app.js';
import { jsonObject } from './json.js';
import { actionName, serviceName } from './names.js';
import { triggerName } from './triggers.js';

/**
 * What makes an action safe to repeat. `pure`: computes the same again. `own`: its service writes effect and outcome in
 * one go. `safe`: the vendor converges. `ask`: the vendor can be asked by our reference. `never`: nobody can tell.
 */
export const repeatClass = z.enum(['pure', 'own', 'safe', 'ask', 'never']);
export type RepeatClass = z.infer<typeof repeatClass>;

/** One action as the catalogue shows it. Schemas are JSON Schema, computed from the action's declaration. */
export const actionEntry = z.object({
  name: actionName,
  title: z.string(),
  summary: z.string(),
  service: serviceName,
  repeat: repeatClass,
  input: jsonObject,
  /** Output schema by exit name; every action has `Success` and `Failure`. */
  exits: z.record(z.string(), jsonObject),
  timeoutMs: z.number().int().positive(),
  /** It reaches a person: in a workflow's quiet hours it waits until they end. */
  reachesPerson: z.boolean().optional(),
  /** The events that it brings about, by which a workflow could start itself. */
  causes: z.array(triggerName).optional(),
  /** It uses a connected app of its service: `needed`, or only if the step names one (`optional`). */
  app: z.enum(['needed', 'optional']).optional(),
  /** In a frozen version: the only app there was, which steps that name none go on using when there are more. */
  onlyApp: appId.optional(),
});
export type ActionEntry = z.infer<typeof actionEntry>;

/** What a service puts into the `catalogue` bucket at boot, under its own name. */
export const serviceManifest = z.object({
  service: serviceName,
  title: z.string(),
  actions: z.array(actionEntry),
  /** What connecting an app takes. Secret fields are marked `secret` in the schema. */
  app: z.object({ title: z.string(), settings: jsonObject }).optional(),
});
export type ServiceManifest = z.infer<typeof serviceManifest>;
