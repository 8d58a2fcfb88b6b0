import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { getContact, type previewSms, type ReplyOf, type sendTestSms, type WrittenSms } from '@fanfare/contracts';
import { RequestRefused, Requests } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { TemplateFailed } from '@fanfare/engine';
import { Admission } from '../consent/admission.js';
import { refusalOf } from './refusal-of.js';
import { SmsTemplates } from './sms-templates.js';
import { TwilioAccounts } from './twilio-accounts.js';
import { TwilioClient } from './twilio.client.js';
import { whyOf } from './vendor-code.js';
import { writeSms } from './write-sms.js';

/** Where links lead in a text that is only tried: nowhere. */
const noLinks = { unsubscribeUrl: '#', preferencesUrl: '#' };
const patienceMs = 20_000;

/** Shows what a template becomes, and sends it to whoever tries it, unless their number has texted STOP. */
@Injectable()
export class TryingSms {
  constructor(
    private readonly templates: SmsTemplates,
    private readonly requests: Requests,
    private readonly accounts: TwilioAccounts,
    private readonly twilio: TwilioClient,
    private readonly admission: Admission,
    private readonly log: Log,
  ) {}

  async preview({ workspace, id, contact, data }: z.output<(typeof previewSms)['request']>): Promise<WrittenSms> {
    const template = await this.templates.get(workspace, id);
    const found = contact ? (await this.requests.ask(getContact, { workspace, id: contact })).contact : null;
    if (contact && !found) throw new RequestRefused('NotFound', 'There is no such contact.');
    try {
      return writeSms(template, { workspace, contact: found, variables: { ...noLinks, ...data }, at: Date.now() });
    } catch (error) {
      if (error instanceof TemplateFailed) throw new RequestRefused('Invalid', error.message);
      throw error;
    }
  }

  async send({
    to,
    app: named,
    ...of
  }: z.output<(typeof sendTestSms)['request']>): Promise<ReplyOf<typeof sendTestSms>> {
    const { text, segments } = await this.preview(of);
    const app = this.accounts.choose(of.workspace, named);
    const { maxSegments } = app.settings;
    if (text === '') throw new RequestRefused('Invalid', 'The text is empty.');
    if (segments > maxSegments) {
      throw new RequestRefused('Conflict', `The text makes ${segments} segments, and ${app.name} sends at most ${maxSegments}.`); // prettier-ignore
    }
    const refused = await this.admission.refusal({ workspace: of.workspace, contact: null, channel: 'sms', to }, null);
    if (refused) throw new RequestRefused('Conflict', refused.message);
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await this.twilio.send(app, { to, text, reference: randomUUID() }, signal);
      if ('sid' in answer) return { messageId: answer.sid, segments };
      throw new RequestRefused('Conflict', whyOf(answer.code).message);
    } catch (err) {
      this.log.warn({ err, workspace: of.workspace }, 'a text message that is tried was not sent');
      throw refusalOf(err);
    }
  }
}
