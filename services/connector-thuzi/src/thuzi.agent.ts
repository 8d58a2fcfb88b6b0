import { Injectable } from '@nestjs/common';
import { Refused, type AppAgent } from '@fanfare/connector';
import type { ThuziAccount } from './thuzi.app.js';
import { ThuziClient } from './thuzi.client.js';

/** Tries an account. */
@Injectable()
export class ThuziAgent implements AppAgent<ThuziAccount['settings']> {
  constructor(private readonly thuzi: ThuziClient) {}

  /** Checks in nobody: the proposed API has no call that only looks. Who is let in is told what was missing. */
  async test(app: ThuziAccount, signal: AbortSignal): Promise<string> {
    const { host } = new URL(app.settings.endpoint);
    const { status } = await this.thuzi.checkIn(app, 'none', {}, signal);
    if ([400, 404, 422].includes(status)) return `Thuzi at ${host}`;
    throw new Refused(`${host} answered ${status} to a check-in of nobody: it does not look like Thuzi.`);
  }
}
