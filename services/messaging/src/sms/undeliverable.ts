import { Injectable } from '@nestjs/common';
import { isWeather, Log } from '@fanfare/chassis';
import type { StoredCommunication } from '../communications/communication.store.js';
import { UnmailableAddresses } from '../consent/unmailable-addresses.js';
import { NumberWords } from './number-words.js';
import { isForGood, optedOutCode } from './vendor-code.js';

/** Learns from what Twilio says of a number, so that nothing more is sent to it in vain. */
@Injectable()
export class Undeliverable {
  constructor(
    private readonly unmailable: UnmailableAddresses,
    private readonly words: NumberWords,
    private readonly log: Log,
  ) {}

  async learn(sent: StoredCommunication, code: number, at: number): Promise<void> {
    if (isForGood(code)) await this.unmailable.add(sent, { at, reason: String(code) });
    if (code === optedOutCode) await this.stop(sent, at);
  }

  /** The number is known as stopped in any case; who has it, contacts may tell at another time. */
  private async stop({ workspace, to, forgottenAt }: StoredCommunication, at: number): Promise<void> {
    if (forgottenAt) return;
    try {
      await this.words.stop({ workspace, number: to, at, source: 'refused by Twilio' });
    } catch (err) {
      if (!isWeather(err)) throw err;
      this.log.warn({ err, workspace }, 'who has a number that has texted STOP is not known yet');
    }
  }
}
