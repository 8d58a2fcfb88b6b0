import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { triggers, type JsonObject } from '@fanfare/contracts';
import { Serves } from '../http/serves.js';
import { Catalogue } from './catalogue.js';
import { catalogueRoutes as routes } from './catalogue.routes.js';

const triggerEntries = Object.entries(triggers).map(([name, data]) => ({
  name,
  data: z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' }) as JsonObject,
}));

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  @Serves(routes.actions)
  async actions() {
    return { actions: [...this.catalogue.actions().values()] };
  }

  @Serves(routes.triggers)
  async triggers() {
    return { triggers: triggerEntries };
  }
}
