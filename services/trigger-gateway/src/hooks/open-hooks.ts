import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { maxHookBodyBytes } from '@fanfare/contracts';
import { HookDoor } from './hook-door.js';
import type { HookRequest } from './hook-request.js';

const hookRoute = '/v1/hooks/:token';
/** What hooks read beside JSON. Where events are published these are refused before they are read. */
const alsoRead = /^(?:application\/(?:[\w.-]+\+json|x-www-form-urlencoded)|multipart\/form-data)(?:[ ;]|$)/i;

/** Opens the addresses of hooks: who may post is decided before the body is read, and how much of it is. */
export function openHooks(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const door = app.get(HookDoor);
  fastify.addHook('onRoute', (route) => {
    if (route.url === hookRoute) route.bodyLimit = maxHookBodyBytes;
  });
  fastify.decorateRequest('hook', undefined);
  fastify.addHook('onRequest', async (given, reply) => {
    if (given.routeOptions.url !== hookRoute) return;
    const request = given as unknown as HookRequest;
    const { token } = request.params as { token: string };
    request.hook = door.admit(request, token, Date.now());
    // A page may send a form from wherever it is; nothing of its visitor's goes along.
    if (request.hook.hook.kind === 'form') void reply.header('access-control-allow-origin', '*');
  });
  // The bytes as they came: signatures are over them.
  app.useBodyParser(alsoRead, { bodyLimit: maxHookBodyBytes }, (_request, body, done) => done(null, body));
}
