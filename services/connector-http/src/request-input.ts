import { z } from 'zod';
import { json } from '@fanfare/contracts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

// The connector's own business: they frame the message or name the host, and a workflow that sets them could smuggle.
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect', 'accept-encoding', 'proxy-authorization', 'proxy-connection']); // prettier-ignore

const headerName = z
  .string()
  .max(256)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'not a header name')
  .refine((name) => !reserved.has(name.toLowerCase()), 'this header is set by the connector');

// No CR, LF, NUL or other control character: a value cannot become a second header.
const headerValue = z.string().max(8_192).regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'contains a character that a header cannot carry'); // prettier-ignore

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const input = z.object({
  method: z.enum(methods).default('POST').meta({ title: 'Method' }),
  url: z
    .url({ protocol: /^https?$/, error: 'expected an http or https URL' })
    .max(8_192)
    .meta({ title: 'URL' }),
  headers: z.record(headerName, headerValue).default({}).meta({ title: 'Headers' }),
  query: z.record(z.string(), z.union([scalar, z.array(scalar)])).default({}).meta({ title: 'Query parameters' }), // prettier-ignore
  body: json.optional().meta({ title: 'Body', description: 'Text is sent as it is; anything else as JSON.' }),
  timeoutSeconds: z.number().min(1).max(120).default(30).meta({ title: 'Timeout in seconds' }),
  expectStatus: z.array(z.number().int().min(200).max(499)).max(50).optional().meta({ title: 'Statuses that are a success', description: 'Without it: 200 to 299.' }), // prettier-ignore
  idempotent: z.boolean().default(false).meta({ title: 'The receiver recognises a repeated Idempotency-Key', description: 'Then a POST or PATCH whose answer was lost is sent again.' }), // prettier-ignore
});

/** What a request is. The form, the check and the type come from here. */
export const requestInput = input.refine(
  ({ method, body }) => body === undefined || (method !== 'GET' && method !== 'HEAD'),
  { path: ['body'], error: 'GET and HEAD carry no body' },
);
export type RequestInput = z.output<typeof requestInput>;

/** True when sending it twice is as good as sending it once. */
export function mayRepeat({ method, idempotent }: RequestInput): boolean {
  return idempotent || (method !== 'POST' && method !== 'PATCH');
}

/** Where it goes: the URL with the query parameters added. */
export function targetOf({ url, query }: RequestInput): URL {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) target.searchParams.append(name, String(one));
  }
  return target;
}
