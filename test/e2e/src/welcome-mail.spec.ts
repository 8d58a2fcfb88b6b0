import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptLetter } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';
import { MailServer } from './mail-server.js';

const body = `<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{ contact.firstName | default: "you" }}</mj-text>
<mj-button href="{{ variables.unsubscribeUrl }}">Unsubscribe</mj-button></mj-column></mj-section></mj-body></mjml>`;

const outside = 'https://mail.example.com';

// real: everything, the mail server included.
describe('a workflow that welcomes by e-mail', () => {
  let mail: MailServer;
  let fanfare: Fanfare;
  beforeAll(async () => {
    mail = await MailServer.start();
    const links = {
      MESSAGING_PUBLIC_URL: outside,
      MESSAGING_LINK_KEYS: 'a key of this test with 32 characters or more',
    };
    fanfare = await Fanfare.start({ env: { MESSAGING_SMTP_URL: mail.url, ...links } });
    await fanfare.api.expectOk('PUT', '/email-templates/welcome', { name: 'Welcome', subject: 'Welcome!', body });
    await fanfare.api.expectOk('PUT', '/subscription-groups/general', { name: 'News', consent: 'implied' });
    const input = { template: 'welcome', data: { prize: '{{ trigger.data.prizeId }}' } };
    const note = (how: string) => ({ action: 'ContactUpdate', input: { fields: { welcome: how } } });
    await fanfare.activate(
      'welcome',
      aWorkflow(
        {
          welcome: { action: 'ContactEmailSend', input, timeout: 'PT2S', next: { Success: 'sent', Failure: 'kept' } },
          sent: note('sent'),
          kept: note('{{ steps.welcome.error.code }}'),
        },
        { trigger: { type: 'Prize.Awarded' } },
      ),
    );
  });
  afterAll(async () => {
    await fanfare.stop();
    await mail.stop();
  });

  const mailsTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address));
  const award = async (email: string) => {
    const id = randomUUID();
    await fanfare.publish({ id, type: 'Prize.Awarded', contact: { email }, data: { prizeId: id } });
    return id;
  };

  it('sends it once, and no more to who left by the link in it', async () => {
    const email = 'ann@example.com';
    const first = await fanfare.endedRun(await award(email));
    expect([first.status, pathOf(first)]).toEqual(['Success', ['welcome: Success', 'sent: Success']]);
    const [welcome] = mailsTo(email);
    expect(welcome?.text).toMatch(/^Subject: Welcome!$/m);
    const [, link = ''] = /^List-Unsubscribe:\s+<(.*?)>/m.exec(welcome?.text ?? '') ?? [];
    const answer = await fetch(link.replace(outside, fanfare.system.service('messaging').url), {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(answer.status).toBe(200);
    const next = await fanfare.endedRun(await award(email));
    expect(pathOf(next)).toEqual(['welcome: Failure', 'kept: Success']);
    const { properties } = await fanfare.api.expectOk<{ properties: object }>('GET', `/contacts/${next.contact}`);
    expect(properties).toMatchObject({ welcome: 'NotConsented' });
    expect(mailsTo(email)).toHaveLength(1);
  });

  it('asks a person when messaging was killed while the mail server took the mail, and the mail came once', async () => {
    const email = 'bob@example.com';
    mail.isSilent = true;
    const event = await award(email);
    await eventually(async () => expect(mailsTo(email)).toHaveLength(1));
    await fanfare.system.service('messaging').kill();
    mail.isSilent = false;
    await fanfare.system.service('messaging').restart();
    const letter = await eventually(
      async () => {
        const { letters } = await fanfare.api.expectOk<{ letters: KeptLetter[] }>('GET', '/dead-letters');
        const found = letters.find(({ item }) => item.includes(event));
        if (!found) throw new Error('nothing is asked');
        return found;
      },
      { withinMs: 40_000 },
    );
    expect(letter.undecided).toMatchObject({ action: 'ContactEmailSend' });
    const output = { messageId: '<found@example.com>' };
    await fanfare.api.expectOk('POST', '/dead-letters/settle', { ids: [letter.id], as: 'happened', output });
    const run = await fanfare.endedRun(event);
    expect([run.status, pathOf(run)]).toEqual(['Success', ['welcome: Success', 'sent: Success']]);
    expect(mailsTo(email)).toHaveLength(1);
  });
});
