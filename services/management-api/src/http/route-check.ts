import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { routes } from '../routes.js';
import { routeOf } from './serves.js';

/** Every route of the table has one method that serves it, and every such method is in the table; or the service does not start. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const served = this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype?: Record<string, unknown> } | null)?.prototype;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => routeOf(prototype[name] as object) ?? []);
    });
    for (const [name, route] of Object.entries(routes)) {
      const times = served.filter((other) => other === route).length;
      if (times !== 1) throw new Error(`Route ${name} is served by ${times} methods; it must be one`);
    }
    const stranger = served.find((route) => !Object.values(routes).includes(route));
    if (stranger) throw new Error(`${stranger.method} ${stranger.path} is served but not listed in routes.ts`);
  }
}
