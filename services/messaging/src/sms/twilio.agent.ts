import { Injectable } from '@nestjs/common';
import { Refused, type AppAgent } from '@fanfare/connector';
import type { TwilioAccount } from './twilio.app.js';
import { TwilioClient } from './twilio.client.js';

/** Tries an account, and whether the sender is a number of it. */
@Injectable()
export class TwilioAgent implements AppAgent<TwilioAccount['settings']> {
  constructor(private readonly twilio: TwilioClient) {}

  async test(app: TwilioAccount, signal: AbortSignal): Promise<string> {
    const { accountSid, from } = app.settings;
    // Short codes and sender names are none of the numbers that can be asked for.
    const number = from?.startsWith('+') === true ? from : undefined;
    const numbers = await this.twilio.numbers(app, number, signal);
    if (number !== undefined && !numbers.includes(number)) {
      throw new Refused(`The account has no number ${number}. Correct the sender, or buy the number at Twilio.`);
    }
    return `${accountSid}, sending as ${from || 'a messaging service'}`;
  }

  async choices(): Promise<null> {
    return null;
  }
}
