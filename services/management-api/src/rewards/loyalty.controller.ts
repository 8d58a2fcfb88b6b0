import { Controller } from '@nestjs/common';
import {
  changePoints,
  changeTier,
  getBalance,
  getProgramme,
  listProgrammes,
  removeProgramme,
  saveProgramme,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { ContactIds } from './contact-ids.js';
import { loyaltyRoutes as routes } from './loyalty.routes.js';

@Controller()
export class LoyaltyController {
  constructor(
    private readonly requests: Requests,
    private readonly ids: ContactIds,
  ) {}

  @Serves(routes.listProgrammes)
  list({ params, query }: Given<typeof routes.listProgrammes>) {
    return this.requests.ask(listProgrammes, { ...params, ...query });
  }

  @Serves(routes.getProgramme)
  get({ params }: Given<typeof routes.getProgramme>) {
    return this.requests.ask(getProgramme, params);
  }

  @Serves(routes.saveProgramme)
  save({ params, body }: Given<typeof routes.saveProgramme>) {
    return this.requests.ask(saveProgramme, { ...body, ...params });
  }

  @Serves(routes.removeProgramme)
  remove({ params }: Given<typeof routes.removeProgramme>) {
    return this.requests.ask(removeProgramme, params);
  }

  @Serves(routes.balance)
  balance({ params, query }: Given<typeof routes.balance>) {
    return this.requests.ask(getBalance, { ...params, ...query });
  }

  @Serves(routes.changePoints)
  async changePoints({ params: { workspace, contact: id }, body }: Given<typeof routes.changePoints>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(changePoints, { ...body, workspace, contact });
  }

  @Serves(routes.changeTier)
  async changeTier({ params: { workspace, contact: id }, body }: Given<typeof routes.changeTier>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(changeTier, { ...body, workspace, contact });
  }
}
