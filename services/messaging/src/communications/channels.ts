import { Injectable } from '@nestjs/common';
import type { Channel } from '@fanfare/contracts';
import { MailingAgain } from '../email/mailing-again.js';
import { TextingAgain } from '../sms/texting-again.js';
import type { StoredCommunication } from './communication.store.js';

/** How messages of a channel are sent by hand. */
export interface SendingAgain {
  /** Refuses what its receiver does not want, or what would not arrive. */
  refuseUnwanted(earlier: StoredCommunication): Promise<void>;
  /** Under which id of the receiver's side a message goes out; null: that side says so when it has it. */
  messageIdOf(id: string): string | null;
  /** What is known not to have gone out is kept as failed. Throws Unavailable when nobody knows. */
  send(kept: StoredCommunication): Promise<void>;
}

/** The ways by which messages go out. */
@Injectable()
export class Channels {
  constructor(
    private readonly email: MailingAgain,
    private readonly sms: TextingAgain,
  ) {}

  of(channel: Channel): SendingAgain {
    switch (channel) {
      case 'email':
        return this.email;
      case 'sms':
        return this.sms;
      default:
        return channel satisfies never;
    }
  }
}
