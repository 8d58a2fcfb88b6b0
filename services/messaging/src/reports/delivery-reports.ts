import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { takeBounce, ReplyOf } from '@fanfare/contracts';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { UnmailableAddresses } from '../consent/unmailable-addresses.js';
import { readReport, type AboutRecipient, type DeliveryReport } from './delivery-report.js';
import { meaningOf } from './report-meaning.js';

/** A report as it came. `token`: of the address that it came to; `workspace`: whose people handed it in. */
interface Given {
  raw: string | Buffer;
  token?: string;
  workspace?: string;
}
type Learnt = ReplyOf<typeof takeBounce>;
type Came = z.output<(typeof takeBounce)['reply']>['became'];

const nothing: Learnt = { communication: null, became: null, notMailable: [] };

/** Learns from delivery reports what became of e-mails. Reports come twice, late and in any order: the first of each kind counts. */
@Injectable()
export class DeliveryReports {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly unmailable: UnmailableAddresses,
  ) {}

  async take({ raw, token, workspace }: Given): Promise<Learnt> {
    const report = await readReport(raw);
    const found = report && (await this.messageOf(report, token));
    if (!found || found.sent.channel !== 'email' || (workspace ?? found.sent.workspace) !== found.sent.workspace) {
      return nothing;
    }
    return this.learn(found.sent, found.about);
  }

  /**
   * Anybody can write a report: it counts for a mail of which it knows the token, or, where servers have lost that, for the
   * address that a mail with this Message-ID went to. Who has the token may name another address, to which the first one forwards.
   */
  private async messageOf(
    { envelopeId, messageId, recipients }: DeliveryReport,
    token: string | undefined,
  ): Promise<{ sent: StoredCommunication; about: AboutRecipient } | null> {
    const known = token ?? envelopeId;
    const byToken = known === null ? null : await this.communications.byReturnToken(known);
    const sent = byToken ?? (messageId === null ? null : await this.communications.byMessageId(messageId));
    const exact = recipients.find(({ address }) => address.toLowerCase() === sent?.to.toLowerCase());
    const about = exact ?? (byToken ? recipients[0] : undefined);
    return sent && about ? { sent, about } : null;
  }

  private async learn(sent: StoredCommunication, about: AboutRecipient): Promise<Learnt> {
    const at = Date.now();
    const meaning = meaningOf(about);
    // Whatever is told of it, the server took it: that may be all that anybody knows of a step whose worker went down.
    await this.communications.sent(sent._id, at);
    switch (meaning) {
      case 'under way':
        return nothing;
      case 'arrived':
        await this.communications.delivered(sent._id, at);
        return learnt(sent, 'delivered');
      case 'came back':
        await this.communications.undelivered(sent, at, cameBack(about.status));
        return learnt(sent, 'bounced');
      case 'came back for good':
        await this.unmailable.add(sent, { at, reason: about.status });
        await this.communications.undelivered(sent, at, cameBackForGood(about.status));
        return { ...learnt(sent, 'bounced'), notMailable: sent.forgottenAt ? [] : [sent.to] };
      default:
        return meaning satisfies never;
    }
  }
}

function learnt({ _id: communication }: StoredCommunication, became: Came): Learnt {
  return { communication, became, notMailable: [] };
}

/** The server's own words may name people, its code does not. */
function cameBack(status: string) {
  return { code: 'CameBack', message: `The mail came back (${status || 'no code'}). It can be sent again later.` };
}

function cameBackForGood(status: string) {
  return { code: 'AddressNotMailable', message: `The mail came back for good (${status}). Correct the address of the contact, or say that it works.` }; // prettier-ignore
}
