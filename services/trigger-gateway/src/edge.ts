import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiKeys } from '@fanfare/chassis';
import type { Request } from './http.js';
import { maxBodyBytes } from './limits.js';
import { ProblemError } from './problem-error.js';

/** What is decided before a byte of a body is read: who may post, and whether we can read it. */
export function guardTheEdge(app: NestFastifyApplication, keys: ApiKeys): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request: Request) => {
    if (request.method === 'POST') admit(request, keys);
  });
  // The bytes as they came: they are checked and made JSON once, by the reader, with better words than a parser has.
  app.useBodyParser('application/json', { bodyLimit: maxBodyBytes }, (_request, body, done) => done(null, body));
}

function admit(request: Request, keys: ApiKeys): void {
  const { workspace } = request.params as { workspace?: string };
  // Not one of our addresses: Nest answers 404.
  if (workspace === undefined) return;
  const reach = keys.reach(request.headers.authorization);
  // A key nobody has learns nothing; a good key learns only that this is not its workspace, exists or not.
  if (!reach.known) {
    throw new ProblemError(401, 'UnknownKey', 'Send a valid API key: Authorization: Bearer <key>.');
  }
  if (!reach.opens(workspace)) {
    throw new ProblemError(404, 'WorkspaceNotFound', 'Your key gives access to no workspace of this name.');
  }
  if (!isPlainJson(request)) {
    throw new ProblemError(415, 'UnsupportedMediaType', 'Send application/json, UTF-8, without content encoding.');
  }
}

const json = /^application\/json *(?:; *charset="?utf-?8"? *)?;?$/i;

function isPlainJson({ headers }: Request): boolean {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  return json.test(type) && encoding.toLowerCase() === 'identity';
}
