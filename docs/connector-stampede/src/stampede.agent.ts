import { readAs, type AppAgent, type AppOf, type Choice } from '@fanfare/connector';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { StampedeApp } from './stampede.app.js';
import { StampedeClient } from './stampede.client.js';

type App = AppOf<typeof StampedeApp>;

const account = z.object({ account: z.string() });
const cards = z.object({ cards: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Tries accounts, and knows their cards. */
@Injectable()
export class StampedeAgent implements AppAgent {
  constructor(private readonly vendor: StampedeClient) {}

  async test(app: App, signal: AbortSignal): Promise<string> {
    const { body } = await this.vendor.call(app, { method: 'GET', path: '/v1/me' }, signal);
    return readAs(account, body, app.name).account;
  }

  async choices(app: App, name: string, signal: AbortSignal): Promise<Choice[] | null> {
    if (name !== 'cards') return null;
    const { body } = await this.vendor.call(app, { method: 'GET', path: '/v1/cards' }, signal);
    return readAs(cards, body, app.name).cards.map(({ id, name }) => ({ value: id, title: name }));
  }
}
