import { Injectable } from '@nestjs/common';
import { Refused, type AppAgent } from '@fanfare/connector';
import type { BrazeAccount } from './braze.app.js';
import { BrazeClient } from './braze.client.js';
import { nothingToTrack } from './read-answer.js';

/** Tries an account of Braze: it tracks nothing, which a good key with the permission is told to be no valid data. */
@Injectable()
export class BrazeAgent implements AppAgent<BrazeAccount['settings']> {
  constructor(private readonly braze: BrazeClient) {}

  async test(account: BrazeAccount, signal: AbortSignal): Promise<string> {
    const answer = await this.braze.track(account, {}, { repeatable: true, signal });
    if (answer.kind === 'refused' && !nothingToTrack.test(answer.message)) {
      throw new Refused(`Braze: ${answer.message}`);
    }
    return `Braze at ${new URL(account.settings.endpoint).host}`;
  }
}
