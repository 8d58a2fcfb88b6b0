import type { FastifyRequest } from 'fastify';

const words = /^(?:message|detail|error_description)$/;

/** A problem that repeats in its words what came with the request, secrets and all, as some vendors do. */
export function echoed(payload: unknown, { headers, text }: FastifyRequest): unknown {
  if (typeof payload !== 'string') return payload;
  const { authorization = '', 'x-api-key': key = '' } = headers;
  const basic = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  const sent = ` (${[authorization, basic, key, text].join(' ')})`;
  const withSent = (name: string, value: unknown) => (typeof value === 'string' && words.test(name) ? value + sent : value); // prettier-ignore
  return JSON.stringify(JSON.parse(payload, withSent));
}
