import { z } from 'zod';

const subjectToken = /^[A-Za-z0-9_-]+$/;

/** A workspace's slug; it is one token of a NATS subject, hence the alphabet. */
export const workspaceId = z.string().min(1).max(64).regex(subjectToken, 'letters, digits, - and _ only');

/** A workflow's id; part of subjects and KV keys. */
export const workflowId = z.string().min(1).max(64).regex(subjectToken, 'letters, digits, - and _ only');

/** A step's id inside one workflow; part of the step's identity and of timer subjects. */
export const nodeId = z.string().min(1).max(64).regex(subjectToken, 'letters, digits, - and _ only');

/** The names of the services that run actions; `steps.<service>.<action>` is their address. */
export const serviceName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and -');

/** An action's name as marketers and documents know it, such as `ContactCouponIssue`. */
export const actionName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Z][A-Za-z0-9]*$/, 'a name such as ContactCouponIssue');
