import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { jsonSchemaOf, type ServiceManifest } from '@fanfare/contracts';
import { catalogueEntry } from './catalogue-entry.js';
import { actionOf } from './handles.js';
import { KIT, type KitOptions } from './kit-options.js';

type Imported = NonNullable<DynamicModule['imports']>[number];

/** What a service announces when it runs, without running it: from what it said to the kit, or from its module. */
export function manifestOf(service: KitOptions | Type | DynamicModule): ServiceManifest {
  const kit = 'handlers' in service ? service : kitsIn(service)[0];
  if (!kit) throw new Error('No actionsModule() is among the imports of the module, so its service has no actions.');
  return manifest(kit);
}

/** Computed from the declarations, never written twice. */
export function manifest({ name, title, app, handlers }: KitOptions): ServiceManifest {
  return {
    service: name,
    title,
    actions: handlers.map((handler) => catalogueEntry(name, actionOf(handler))),
    ...(app && { app: { title: app.title, settings: jsonSchemaOf(app.settings) } }),
  };
}

/** A class keeps as metadata what a dynamic module has as fields. */
function kitsIn(module: Imported): KitOptions[] {
  if (typeof module === 'function') {
    return ((Reflect.getMetadata('imports', module) ?? []) as Imported[]).flatMap(kitsIn);
  }
  if (!('module' in module)) return [];
  const own = (module.providers ?? []).flatMap((provider) =>
    'provide' in provider && provider.provide === KIT && 'useValue' in provider
      ? [provider.useValue as KitOptions]
      : [],
  );
  return [...own, ...(module.imports ?? []).flatMap(kitsIn)];
}
