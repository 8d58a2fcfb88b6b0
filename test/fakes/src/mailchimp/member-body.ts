import { z } from 'zod';
import { problems } from './problem.js';

const status = z.enum(['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional']);
export type GivenStatus = z.output<typeof status>;

/** What a member may be given besides its address, status, merge fields and tags (OD mailchimp.com.json v3.0.55). */
const details = {
  email_type: z.enum(['html', 'text']).optional(),
  interests: z.record(z.string(), z.boolean()).optional(),
  language: z.string().optional(),
  vip: z.boolean().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  marketing_permissions: z.array(z.object({ marketing_permission_id: z.string(), enabled: z.boolean() })).optional(),
  ip_signup: z.string().optional(),
  timestamp_signup: z.string().optional(),
  ip_opt: z.string().optional(),
  timestamp_opt: z.string().optional(),
};
const shared = { ...details, merge_fields: z.record(z.string(), z.unknown()).optional() };
const memberDetails = z.object(details);
export type MemberDetails = z.output<typeof memberDetails>;

/** `tags` is not among them: it is passed over. */
export const putBody = z.object({ ...shared, email_address: z.string(), status_if_new: status.optional(), status: status.optional() }); // prettier-ignore
export const patchBody = z.object({ ...shared, email_address: z.string().optional(), status: status.exclude(['transactional']).optional() }); // prettier-ignore
export const createBody = z.object({ ...shared, email_address: z.string(), status, tags: z.array(z.string().min(1)).optional() }); // prettier-ignore
export const tagsBody = z.object({
  tags: z.array(z.object({ name: z.string().min(1), status: z.enum(['active', 'inactive']) })),
  is_syncing: z.boolean().optional(),
});
/** Each member is read by itself: what is wrong with one is told of that one. */
export const batchBody = z.object({
  members: z.array(z.unknown()).max(500),
  update_existing: z.boolean().default(false),
  sync_tags: z.boolean().default(false),
});
export const batchMember = createBody.partial({ status: true });

export type PutBody = z.output<typeof putBody>;
export type PatchBody = z.output<typeof patchBody>;
export type CreateBody = z.output<typeof createBody>;

export function detailsOf(body: MemberDetails): MemberDetails {
  return memberDetails.parse(body);
}

/** Reads a body, or tells what is wrong with each of its fields. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw problems.invalidFields(
    parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: messageOf(issue, valueAt(body, issue.path)) })), // prettier-ignore
  );
}

/** The words of Mailchimp's schema check; that of too long a list is guessed. */
function messageOf(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined || found === '') return 'This value should not be blank.';
  if (issue.code === 'invalid_value') return `Data presented is not one of the accepted values: ${issue.values.join(', ')}.`; // prettier-ignore
  if (issue.code === 'invalid_type') return `Schema describes ${issue.expected}, ${phpTypeOf(found)} found instead`;
  return issue.message;
}

function phpTypeOf(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function valueAt(body: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], body);
}
