import { Controller } from '@nestjs/common';
import { getBalance, listCoupons, listOffers, saveOffer } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { rewardRoutes as routes } from './reward.routes.js';

@Controller()
export class RewardsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.saveOffer)
  saveOffer({ params, body }: Given<typeof routes.saveOffer>) {
    return this.requests.ask(saveOffer, { ...body, ...params });
  }

  @Serves(routes.listOffers)
  listOffers({ params }: Given<typeof routes.listOffers>) {
    return this.requests.ask(listOffers, params);
  }

  @Serves(routes.listCoupons)
  listCoupons({ params, query }: Given<typeof routes.listCoupons>) {
    return this.requests.ask(listCoupons, { ...params, ...query });
  }

  @Serves(routes.balance)
  balance({ params, query }: Given<typeof routes.balance>) {
    return this.requests.ask(getBalance, { ...params, ...query });
  }
}
