import { Injectable } from '@nestjs/common';
import { Consents } from '../consent/consents.js';
import { StopStore } from '../consent/stop.store.js';
import { UnmailableStore } from '../consent/unmailable.store.js';
import { optedOutCode, whyOf, type Why } from './vendor-code.js';

interface Receiver {
  workspace: string;
  contact: string | null;
  to: string;
}

/** Whether somebody may be sent a text message now. */
@Injectable()
export class Admission {
  constructor(
    private readonly consents: Consents,
    private readonly stops: StopStore,
    private readonly unmailable: UnmailableStore,
  ) {}

  /** Null: yes. A number that has texted STOP gets nothing, not even what needs no consent: carriers ask for that. */
  async refusal(
    { workspace, contact, to }: Receiver,
    { transactional, group }: { transactional: boolean; group: string },
  ): Promise<Why | null> {
    if (await this.stops.isStopped(workspace, to)) return whyOf(optedOutCode);
    const reason = await this.unmailable.reasonFor(workspace, { channel: 'sms', to });
    if (reason !== null) {
      return { code: 'NumberNotReachable', message: `Earlier messages to this number said that it takes none (${reason}). Correct the number of the contact, or say that it works again.` }; // prettier-ignore
    }
    if (transactional) return null;
    if (contact === null) return { code: 'NotConsented', message: 'The event is about nobody, so nobody agreed to text messages.' }; // prettier-ignore
    if (await this.consents.allows(workspace, contact, 'sms', group)) return null;
    return { code: 'NotConsented', message: `The contact did not agree to text messages of the group ${group}.` };
  }
}
