import {
  applyDecorators,
  HttpCode,
  Req,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type StreamableFile,
} from '@nestjs/common';
import type { z } from 'zod';
import type { HttpRequest } from './http-request.js';
import { readRequest } from './read-request.js';
import type { Given, Route } from './route.js';

const ROUTE = Symbol('route');

/** Marks a controller's method as the one that serves a route. It is given what the route's schemas made of the request; a file is the text of the reply. */
export function Serves<R extends Route>(route: R) {
  return function <F extends (given: Given<R>, ...others: never[]) => Promise<z.input<R['reply']> | StreamableFile>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): void {
    const serve = descriptor.value as unknown as (given: Given<R>, ...others: unknown[]) => Promise<unknown>;
    descriptor.value = async function (this: unknown, request: HttpRequest, ...others: unknown[]) {
      return serve.call(this, readRequest(route, request), ...others);
    } as unknown as F;
    Req()(target, key, 0);
    applyDecorators(
      RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
      HttpCode(route.status),
      SetMetadata(ROUTE, route),
    )(target, key, descriptor);
  };
}

/** The route that a method serves, if it serves one. */
export function routeOf(handler: object): Route | undefined {
  return Reflect.getMetadata(ROUTE, handler) as Route | undefined;
}
