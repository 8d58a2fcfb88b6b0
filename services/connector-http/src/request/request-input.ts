import { z } from 'zod';
import { json } from '@fanfare/contracts';
import { outputPaths } from '../answer/output-paths.js';
import { bodyKind, isForm } from './body.js';
import { headerName, headerValue } from './header.js';
import { isPath } from './target.js';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const reading = new Set<string>(['GET', 'HEAD']);

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const input = z.object({
  method: z.enum(methods).default('POST').meta({ title: 'Method' }),
  url: z
    .string()
    .max(8_192)
    .refine(
      (url) => isPath(url) || (/^https?:\/\//i.test(url) && URL.canParse(url)),
      'expected an http or https URL, or a path at the connected app',
    ) // prettier-ignore
    .meta({ title: 'URL', description: 'With a connected app that has an address, a path such as /orders will do.' }),
  headers: z.record(headerName, headerValue).default({}).meta({ title: 'Headers' }),
  query: z.record(z.string(), z.union([scalar, z.array(scalar)])).default({}).meta({ title: 'Query parameters' }), // prettier-ignore
  body: json.optional().meta({ title: 'Body', description: 'Text is sent as it is; anything else as JSON.' }),
  bodyKind: bodyKind.optional().meta({ title: 'Body sent as', description: 'json; form (URL-encoded fields); raw (text, as it is).' }), // prettier-ignore
  contentType: headerValue.optional().meta({ title: 'Content type', description: 'Without it: the usual one of the body.' }), // prettier-ignore
  timeoutSeconds: z.number().min(1).max(120).default(30).meta({ title: 'Timeout in seconds' }),
  expectStatus: z.array(z.number().int().min(200).max(499)).max(50).optional().meta({ title: 'Statuses that are a success', description: 'Without it: 200 to 299.' }), // prettier-ignore
  output: outputPaths.optional().meta({ title: 'What later steps need of the answer', description: 'Names with JSON paths into the body, such as $.order.id. The output then has these, and not the whole answer.' }), // prettier-ignore
  redirects: z.number().int().min(0).max(5).default(0).meta({ title: 'Redirects to follow', description: 'Of GET and HEAD.' }), // prettier-ignore
  cacheSeconds: z.number().int().min(1).max(86_400).optional().meta({ title: 'Take an answer that is at most so many seconds old', description: 'Of GET and HEAD. Without it every step asks.' }), // prettier-ignore
  idempotent: z.boolean().default(false).meta({ title: 'The receiver recognises a repeated Idempotency-Key', description: 'Then a POST or PATCH whose answer was lost is sent again.' }), // prettier-ignore
  idempotencyHeader: headerName.default('Idempotency-Key').meta({ title: 'Header of the Idempotency-Key' }),
});

/** What a request is. The form, the check and the type come from here. */
export const requestInput = input.superRefine(({ method, body, ...given }, context) => {
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const isReading = reading.has(method);
  if (isReading && body !== undefined) refuse('body', 'GET and HEAD carry no body');
  if (!isReading && given.redirects > 0) refuse('redirects', 'only GET and HEAD follow redirects');
  if (!isReading && given.cacheSeconds !== undefined) refuse('cacheSeconds', 'only answers to GET and HEAD are kept');
  if (given.bodyKind === 'raw' && typeof body !== 'string') refuse('body', 'a raw body is text');
  if (given.bodyKind === 'form' && !isForm(body)) refuse('body', 'a form is an object of texts, numbers, booleans and lists of them'); // prettier-ignore
});
export type RequestInput = z.output<typeof requestInput>;

/** True when sending it twice is as good as sending it once. */
export function mayRepeat({ method, idempotent }: RequestInput): boolean {
  return idempotent || (method !== 'POST' && method !== 'PATCH');
}
