import { Controller, Header } from '@nestjs/common';
import { getCardTemplate, listCardTemplates, listVaultCards, saveCardTemplate, showCard } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { cardPage } from './card-page.js';
import { ContactIds } from './contact-ids.js';
import { cardRoutes as routes } from './card.routes.js';

const wallets = { apple: 'Apple Wallet', google: 'Google Wallet' };

@Controller()
export class CardsController {
  constructor(
    private readonly requests: Requests,
    private readonly ids: ContactIds,
  ) {}

  @Serves(routes.listCardTemplates)
  list({ params, query }: Given<typeof routes.listCardTemplates>) {
    return this.requests.ask(listCardTemplates, { ...params, ...query });
  }

  @Serves(routes.getCardTemplate)
  get({ params }: Given<typeof routes.getCardTemplate>) {
    return this.requests.ask(getCardTemplate, params);
  }

  @Serves(routes.saveCardTemplate)
  save({ params, body }: Given<typeof routes.saveCardTemplate>) {
    return this.requests.ask(saveCardTemplate, { ...body, ...params });
  }

  @Serves(routes.listCards)
  async cards({ params, query }: Given<typeof routes.listCards>) {
    const contact = await this.ids.of(params.workspace, query.contact);
    return this.requests.ask(listVaultCards, { ...params, ...query, contact });
  }

  // Its address is its secret: nobody may keep the page, frame it, or learn the address from a link that is followed.
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
  @Serves(routes.showCard)
  async show({ params }: Given<typeof routes.showCard>) {
    return cardPage(await this.requests.ask(showCard, params));
  }

  @Serves(routes.cardPass)
  async pass({ params: { token, wallet } }: Given<typeof routes.cardPass>): Promise<never> {
    await this.requests.ask(showCard, { token });
    throw new ProblemError(
      404,
      'NotConfigured',
      `There are no keys for ${wallets[wallet]} here. The card has its page.`,
    );
  }
}
