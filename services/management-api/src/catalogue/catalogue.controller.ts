import { Controller } from '@nestjs/common';
import { triggerNames } from '@fanfare/contracts';
import { Serves } from '../http/serves.js';
import { Catalogue } from './catalogue.js';
import { catalogueRoutes as routes } from './catalogue.routes.js';
import { triggerSchema } from './trigger-schema.js';

const triggerEntries = triggerNames.map((name) => ({ name, data: triggerSchema(name) }));

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
