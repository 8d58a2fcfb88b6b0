import { Injectable } from '@nestjs/common';
import type { Channel } from '@fanfare/contracts';
import type { StoredCommunication } from '../communications/communication.store.js';
import { optedOutCode, whyOf, type Why } from '../sms/vendor-code.js';
import { Consents } from './consents.js';
import { StopStore } from './stop.store.js';
import { UnmailableStore } from './unmailable.store.js';

type Receiver = Pick<StoredCommunication, 'workspace' | 'contact' | 'channel' | 'to'>;

/** Whether somebody may be sent a message now. Asked whenever one is about to go out, however long it has waited. */
@Injectable()
export class Admission {
  constructor(
    private readonly consents: Consents,
    private readonly stops: StopStore,
    private readonly unmailable: UnmailableStore,
  ) {}

  /**
   * Null: yes. `group`: whose consent the message needs; null: none; undefined: nobody knows. A number that has texted STOP gets nothing, not even what needs
   * no consent: carriers ask for that.
   */
  async refusal({ workspace, contact, channel, to }: Receiver, group: string | null | undefined): Promise<Why | null> {
    if (channel === 'sms' && (await this.stops.isStopped(workspace, to))) return whyOf(optedOutCode);
    const reason = await this.unmailable.reasonFor(workspace, { channel, to });
    if (reason !== null) return takesNothing(channel, reason);
    if (group === null) return null;
    if (group === undefined) return { code: 'NotConsented', message: 'Nobody knows any more whose consent this message needs.' }; // prettier-ignore
    const what = channel === 'sms' ? 'text messages' : 'e-mail';
    if (contact === null) return { code: 'NotConsented', message: `The event is about nobody, so nobody agreed to ${what}.` }; // prettier-ignore
    if (await this.consents.allows(workspace, contact, channel, group)) return null;
    return { code: 'NotConsented', message: `The contact did not agree to ${what} of the group ${group}.` };
  }
}

function takesNothing(channel: Channel, reason: string): Why {
  switch (channel) {
    case 'email':
      return { code: 'AddressNotMailable', message: `Mail to this address came back for good (${reason}). Correct the address of the contact, or say that it works again.` }; // prettier-ignore
    case 'sms':
      return { code: 'NumberNotReachable', message: `Earlier messages to this number said that it takes none (${reason}). Correct the number of the contact, or say that it works again.` }; // prettier-ignore
    default:
      return channel satisfies never;
  }
}
