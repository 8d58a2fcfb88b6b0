import type { FastifyInstance } from 'fastify';
import type { VendorSpec } from './vendor.js';

/** Keeps every body as it came, and parses JSON and forms; the vendor answers what is neither, in its own words. */
export function parseBody(app: FastifyInstance, spec: Pick<VendorSpec, 'malformed'>): void {
  class Malformed extends Error {}
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    const body = String(text);
    request.text = body;
    const type = request.headers['content-type'] ?? '';
    try {
      done(null, read(type, body));
    } catch (cause) {
      done(new Malformed('cannot be parsed', { cause }));
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Malformed) return spec.malformed(reply);
    return reply.code(500).send({ fake: 'a bug in the fake', message: error instanceof Error ? error.message : String(error) }); // prettier-ignore
  });
}

function read(type: string, text: string): unknown {
  if (text === '') return undefined;
  if (type.includes('json')) return JSON.parse(text) as unknown;
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return text;
}
