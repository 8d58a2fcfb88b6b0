import { z } from 'zod';

// The connector's own business: they frame the message or name the host, and a workflow that sets them could smuggle.
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect', 'accept-encoding', 'proxy-authorization', 'proxy-connection']); // prettier-ignore

export const headerName = z
  .string()
  .max(256)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'not a header name')
  .refine((name) => !reserved.has(name.toLowerCase()), 'this header is set by the connector');

// No CR, LF, NUL or other control character: a value cannot become a second header.
export const headerValue = z.string().max(8_192).regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'contains a character that a header cannot carry'); // prettier-ignore
