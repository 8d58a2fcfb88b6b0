import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Post,
  Query,
  UseFilters,
} from '@nestjs/common';
import { Consents } from './consents.js';
import { everyGroup } from './consent.js';
import { GroupStore } from './group.store.js';
import { Links, type Claim } from './links.js';
import { NoPageFilter } from './no-page.filter.js';
import { preferencesPage, unsubscribedPage, unsubscribePage } from './pages.js';

/** Nothing but itself, kept by nobody, and its address (which is a key) told to nobody. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};
const Page = () => applyDecorators(...Object.entries(headers).map(([name, value]) => Header(name, value)));

/**
 * What people reach by the links in a mail. Looking at a page changes nothing, because mail scanners look, too; a POST does,
 * with or without anything in it: mailboxes send `List-Unsubscribe=One-Click` (RFC 8058), the page's own form sends nothing.
 */
@Controller()
@UseFilters(NoPageFilter)
export class PagesController {
  constructor(
    private readonly links: Links,
    private readonly consents: Consents,
    private readonly groups: GroupStore,
  ) {}

  @Get('unsubscribe')
  @Page()
  async ask(@Query('t') token: unknown): Promise<string> {
    const { workspace, group } = this.read(token);
    return unsubscribePage((await this.groups.find(workspace, group))?.name ?? group);
  }

  @Post('unsubscribe')
  @HttpCode(200)
  @Page()
  async unsubscribe(@Query('t') token: unknown): Promise<string> {
    const claim = this.read(token);
    await this.say(claim, claim.group, 'unsubscribed', 'unsubscribe link');
    return unsubscribedPage(`preferences?t=${String(token)}`);
  }

  @Get('preferences')
  @Page()
  async show(@Query('t') token: unknown): Promise<string> {
    const { workspace, contact, channel } = this.read(token);
    return preferencesPage(await this.consents.choices(workspace, contact, channel), false);
  }

  @Post('preferences')
  @HttpCode(200)
  @Page()
  async save(@Query('t') token: unknown, @Body() body: unknown): Promise<string> {
    const claim = this.read(token);
    const { workspace, contact, channel } = claim;
    const { group: given = [], none } = (body ?? {}) as { group?: string | string[]; none?: string };
    const wanted = new Set([given].flat());
    if (none !== undefined) await this.say(claim, everyGroup, 'unsubscribed', 'preference page');
    for (const { group, subscribed } of await this.consents.choices(workspace, contact, channel)) {
      const wants = none === undefined && wanted.has(group.id);
      if (wants !== subscribed) {
        await this.say(claim, group.id, wants ? 'subscribed' : 'unsubscribed', 'preference page');
      }
    }
    return preferencesPage(await this.consents.choices(workspace, contact, channel), true);
  }

  private read(token: unknown): Claim {
    const claim = typeof token === 'string' ? this.links.read(token) : null;
    if (!claim) throw new NotFoundException();
    return claim;
  }

  private async say(
    { workspace, contact, channel }: Claim,
    group: string,
    state: 'subscribed' | 'unsubscribed',
    source: string,
  ): Promise<void> {
    await this.consents.said(workspace, contact, { channel, group, state, at: Date.now(), source });
  }
}
