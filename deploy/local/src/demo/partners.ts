import type { LocalSite } from '../local-site.js';
import { MailReceiver } from '../mailbox/mail-receiver.js';
import { MailboxSite } from '../mailbox/mailbox-site.js';
import { friendlyPorts, portFor } from '../ports.js';
import { FulfilmentApi } from './fulfilment-api.js';
import { DemoVendors } from './vendors.js';

/** Whom the demo's workflows call, and where what they mail and text arrives. */
export class DemoPartners {
  private constructor(
    readonly fulfilment: LocalSite,
    readonly vendors: DemoVendors,
    readonly mail: MailReceiver,
    readonly mailbox: LocalSite,
  ) {}

  static async start(say: (line: string) => void): Promise<DemoPartners> {
    const fulfilmentPort = await portFor('fulfilment API of the demo', friendlyPorts.fulfilment, say);
    const fulfilment = await FulfilmentApi.listen(fulfilmentPort);
    const vendors = await DemoVendors.start(say);
    const mail = await MailReceiver.listen(await portFor('mail server of the demo', friendlyPorts.mail, say));
    const mailboxPort = await portFor('mailbox of the demo', friendlyPorts.mailbox, say);
    const mailbox = await MailboxSite.listen(mailboxPort, mail, vendors.phones);
    return new DemoPartners(fulfilment, vendors, mail, mailbox);
  }

  /** `host:port` of those whom connectors call. */
  get hosts(): string[] {
    return [`127.0.0.1:${this.fulfilment.port}`, ...this.vendors.hosts];
  }

  async stop(): Promise<void> {
    await this.mailbox.close();
    await this.mail.close();
    await this.fulfilment.close();
    await this.vendors.stop();
  }
}
