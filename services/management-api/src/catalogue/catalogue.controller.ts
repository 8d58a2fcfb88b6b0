import { Controller } from '@nestjs/common';
import { triggerNames } from '@fanfare/contracts';
import { logicTable } from '@fanfare/engine';
import { Serves } from '../http/serves.js';
import { Catalogue } from './catalogue.js';
import { catalogueRoutes as routes } from './catalogue.routes.js';
import { triggerSchema } from './trigger-schema.js';

const logicEntries = logicTable.map(({ action, title, summary, takes, exits, input, whenSeesEvent }) => ({
  action,
  title,
  summary,
  takes,
  exits: [...exits],
  input,
  whenSeesEvent,
}));
const triggerEntries = triggerNames.map((name) => ({ name, data: triggerSchema(name) }));

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  @Serves(routes.actions)
  async actions() {
    return { actions: [...this.catalogue.actions().values()] };
  }

  @Serves(routes.logicSteps)
  async logicSteps() {
    return { logicSteps: logicEntries };
  }

  @Serves(routes.connectors)
  async connectors() {
    const connectors = this.catalogue
      .services()
      .flatMap(({ service, app }) => (app ? [{ service, title: app.title, settings: app.settings }] : []));
    return { connectors };
  }

  @Serves(routes.triggers)
  async triggers() {
    return { triggers: triggerEntries };
  }
}
