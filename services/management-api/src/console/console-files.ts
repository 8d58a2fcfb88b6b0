import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What the console is built into: a service of its own folder, of which nothing is imported. */
const built = path.join(import.meta.dirname, '../../../console/dist');
/** Its pages. All are one file, which looks at the address itself. */
const pages = ['/', '/sign-in', '/forgot', '/new-password', '/join', '/w/*'];
const yearMs = 365 * 86_400_000;

/** Serves the console beside the API; false: it was not built. */
export function serveConsole(server: FastifyInstance, folder = built): boolean {
  const file = path.join(folder, 'index.html');
  if (!existsSync(file)) return false;
  const page = readFileSync(file, 'utf8');
  // Their names are their contents' digests.
  server.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: yearMs,
  });
  server.get('/icon.svg', (_, reply) =>
    reply
      .type('image/svg+xml')
      .header('cache-control', 'max-age=86400')
      .send(readFileSync(path.join(folder, 'icon.svg'))),
  );
  for (const url of pages) {
    server.get(url, (_, reply) => {
      const nonce = randomBytes(16).toString('base64');
      return reply.type('text/html; charset=utf-8').headers(headersOf(nonce)).send(page.replaceAll('__NONCE__', nonce));
    });
  }
  return true;
}

/** Nothing runs in the page but what is ours, nobody frames it, and nobody learns its addresses. */
function headersOf(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its variables into the page as styles.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}
