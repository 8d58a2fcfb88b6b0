import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Fanfare } from './fanfare.js';

/** Where systems keep it; `CHROMIUM` names another place. */
const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of this machine; null: there is none, and what a person would see is not tested. */
export const browserPath = places.find((place) => place !== undefined && existsSync(place)) ?? null;

const screens = resolve(import.meta.dirname, '../dist/screens');
const size = { width: 1280, height: 800 };

/** Somebody at a browser. */
export class Person {
  private constructor(
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    /** What the page said that a person would not see: a refused script, an error that nobody caught. */
    readonly complaints: string[],
    /** What axe found on the screens that were looked at: what people with other eyes or hands could not use. */
    readonly obstacles: string[] = [],
  ) {}

  static async at(url: string): Promise<Person> {
    const args = ['--no-sandbox', '--disable-dev-shm-usage'];
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args });
    const context = await browser.newContext({ baseURL: url, viewport: size, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on(
      'console',
      (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()),
    );
    return new Person(browser, context, page, complaints);
  }

  /** Somebody who has just joined the workspace, and sees its workflows. */
  static async joined(fanfare: Fanfare, role: string): Promise<Person> {
    const email = `${randomUUID()}@example.com`;
    const person = await Person.at(fanfare.system.service('management-api').url);
    const { token } = await fanfare.api.expectOk<{ token: string }>('POST', '/invitations', { email, role });
    await person.page.goto(`/join#${token}`);
    await person.page.getByLabel('Your name').fill('Some Body');
    await person.page.locator('input[type=password]').fill(randomUUID());
    await person.page.getByRole('button', { name: 'Join' }).click();
    await person.page.getByRole('heading', { name: 'Workflows' }).waitFor();
    return person;
  }

  /** Goes on by the tabulator until something has the focus, as somebody without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    await target.first().waitFor();
    for (let i = 0; i < 120; i++) {
      if ((await target.first().and(this.page.locator(':focus')).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('the tabulator does not lead there');
  }

  /** Leaves a field, so that keys mean what they mean to the page. */
  async leaveField(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  /** Keeps a picture of what is there, in light and in dark, and what of it some people could not use. */
  async look(name: string): Promise<void> {
    mkdirSync(screens, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.screenshot({ path: join(screens, `${name}-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page: this.page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      this.obstacles.push(
        ...serious.map(({ id, nodes }) => `${name} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      );
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }
}
