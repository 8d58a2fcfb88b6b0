import { Controller, Header, Redirect, StreamableFile } from '@nestjs/common';
import {
  getCardTemplate,
  issueVaultCard,
  listCardTemplates,
  listVaultCards,
  saveCardTemplate,
  showCard,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { cardPage } from './card-page.js';
import { ContactIds } from './contact-ids.js';
import { cardRoutes as routes } from './card.routes.js';
import { headersOfPublicPage, WithHeaders } from './public-page.js';
import { Wallets } from './wallets/wallets.js';

@Controller()
export class CardsController {
  constructor(
    private readonly requests: Requests,
    private readonly ids: ContactIds,
    private readonly wallets: Wallets,
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

  @Serves(routes.issueCard)
  async issue({ params: { workspace, contact: id }, body }: Given<typeof routes.issueCard>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(issueVaultCard, { ...body, workspace, contact });
  }

  @WithHeaders(headersOfPublicPage)
  @Serves(routes.showCard)
  async show({ params }: Given<typeof routes.showCard>) {
    const { token } = params;
    return cardPage(await this.requests.ask(showCard, { token }), {
      ...(this.wallets.apple && { 'Add to Apple Wallet': `${token}/apple` }),
      ...(this.wallets.google && { 'Add to Google Wallet': `${token}/google` }),
    });
  }

  @Header('Cache-Control', 'no-store')
  @Serves(routes.cardForApple)
  async forApple({ params: { token } }: Given<typeof routes.cardForApple>) {
    const card = await this.requests.ask(showCard, { token });
    if (!this.wallets.apple) throw notConfigured('Apple Wallet');
    const type = 'application/vnd.apple.pkpass';
    return new StreamableFile(await this.wallets.apple.pass(card, token), {
      type,
      disposition: 'attachment; filename="card.pkpass"',
    });
  }

  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Redirect()
  @Serves(routes.cardForGoogle)
  async forGoogle({ params: { token } }: Given<typeof routes.cardForGoogle>) {
    const card = await this.requests.ask(showCard, { token });
    if (!this.wallets.google) throw notConfigured('Google Wallet');
    return { url: await this.wallets.google.link(card, token), statusCode: 302 };
  }
}

function notConfigured(wallet: string): ProblemError {
  return new ProblemError(404, 'NotConfigured', `There are no keys for ${wallet} here. The card has its page.`);
}
