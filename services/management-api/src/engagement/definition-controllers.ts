import { Controller, type Type } from '@nestjs/common';
import {
  getDefinition,
  listDefinitions,
  removeDefinition,
  saveDefinition,
  type DefinitionKind,
  type DefinitionView,
  type JsonObject,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { definitionRoutes as routesByKind, type DefinitionRoutes } from './definition.routes.js';

/** The controller of one kind: all kinds are served alike. */
function controllerOf(kind: DefinitionKind, plural: string, routes: DefinitionRoutes): Type {
  @Controller()
  class DefinitionsController {
    constructor(private readonly requests: Requests) {}

    @Serves(routes.save)
    async save({ params, body }: Given<DefinitionRoutes['save']>) {
      return flat(await this.requests.ask(saveDefinition, { ...params, kind, settings: body as JsonObject }));
    }

    @Serves(routes.get)
    async get({ params }: Given<DefinitionRoutes['get']>) {
      const { definition } = await this.requests.ask(getDefinition, { ...params, kind });
      if (!definition) throw notFound(kind);
      return flat(definition);
    }

    @Serves(routes.remove)
    remove({ params }: Given<DefinitionRoutes['remove']>) {
      return this.requests.ask(removeDefinition, { ...params, kind });
    }

    @Serves(routes.list)
    async list({ params, query }: Given<DefinitionRoutes['list']>) {
      const { definitions, next } = await this.requests.ask(listDefinitions, { ...params, ...query, kind });
      return { [plural]: definitions.map(flat), next };
    }
  }

  return DefinitionsController;
}

function flat({ id, settings, defined, seenAt }: DefinitionView): JsonObject {
  return { id, ...settings, defined, seenAt };
}

export const definitionControllers = [
  controllerOf('site', 'sites', routesByKind.sites),
  controllerOf('card', 'cards', routesByKind.cards),
  controllerOf('competition', 'competitions', routesByKind.competitions),
  controllerOf('prize', 'prizes', routesByKind.prizes),
  controllerOf('achievement', 'achievements', routesByKind.achievements),
];
