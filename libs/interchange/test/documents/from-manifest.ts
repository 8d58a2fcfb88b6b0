import type { JsonObject } from '@fanfare/contracts';
import { wayTo } from './way-to.js';

/** As an app's manifest has it: nothing but what must be there. */
export const fromManifest: JsonObject = {
  name: 'company-from-request',
  trigger: { eventName: 'kustomer.app.shop.company.create', transitions: [wayTo('step2')] },
  steps: [
    {
      id: 'step2',
      action: 'kustomer.company.create',
      params: { name: '/#steps.1.attributes.data.name' },
      transitions: [],
    },
  ],
  replaces: 'kustomer.app.shop.old',
};
