import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getEmailTemplate, listEmailTemplates, previewEmail, removeEmailTemplate, saveEmailTemplate, sendTestEmail, type EmailTemplate } from '@fanfare/contracts'; // prettier-ignore
import { aContact, openWorld, type World } from './messaging-world.js';

const mjml = `<mjml><mj-body><mj-section><mj-column>
  <mj-text>Hi {{ contact.firstName }} {% if variables.seat < 3 and variables.seat > 0 %}in front{% endif %}</mj-text>
  <mj-button href="{{ variables.unsubscribeUrl }}">Stop</mj-button>
</mj-column></mj-section></mj-body></mjml>`;

describe('an e-mail template', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    aContact('ann', { firstName: 'Ann <b>' });
  });
  afterAll(() => world.close());

  const save = (given: Partial<EmailTemplate>) =>
    world.requests.ask(saveEmailTemplate, { workspace: 'acme', id: 'refused', name: 'N', subject: 'S', body: mjml, ...given }); // prettier-ignore
  const preview = (id: string, given = {}) => world.requests.ask(previewEmail, { workspace: 'acme', id, ...given });

  it('is kept as it was written, listed page by page, and removed', async () => {
    for (const id of ['a', 'b', 'c']) await save({ id, name: id.toUpperCase() });
    const first = await world.requests.ask(listEmailTemplates, { workspace: 'acme', limit: 2 });
    expect([first.templates.map(({ name }) => name), first.next]).toEqual([['A', 'B'], 'b']);
    const rest = await world.requests.ask(listEmailTemplates, { workspace: 'acme', after: 'b' });
    expect(rest.templates[0]).not.toHaveProperty('body');
    const one = { workspace: 'acme', id: 'c' };
    expect(await world.requests.ask(getEmailTemplate, one)).toMatchObject({ body: mjml, format: 'mjml', group: 'general', transactional: false }); // prettier-ignore
    await world.requests.ask(removeEmailTemplate, one);
    await expect(world.requests.ask(getEmailTemplate, one)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(world.requests.ask(getEmailTemplate, { workspace: 'other', id: 'a' })).rejects.toMatchObject({ code: 'NotFound' }); // prettier-ignore
  });

  it('in MJML becomes HTML that is filled in, with a text beside it', async () => {
    await save({ id: 'm', subject: 'For {{ contact.firstName }}', preheader: 'Soon & {{ contact.firstName }}' });
    const { subject, html, text } = await preview('m', { contact: 'ann', data: { seat: 2 } });
    expect(subject).toBe('For Ann <b>');
    expect(html).toMatch(/<table/);
    expect(html).toMatch(/Hi Ann &lt;b&gt; in front/);
    expect(html).toMatch(/<body[^>]*><div style="display:none[^>]*>Soon & Ann &lt;b&gt;<\/div>/);
    expect(html).not.toMatch(/fonts\.googleapis/);
    expect(text).toMatch(/Hi Ann <b> in front/);
  });

  it('has one line as its subject, whatever the data are', async () => {
    await save({ id: 'lines', subject: '{{ variables.x }}' });
    expect((await preview('lines', { data: { x: 'a\r\nBcc: all@example.com' } })).subject).toBe(
      'a Bcc: all@example.com',
    );
  });

  it.each<[string, string, Partial<EmailTemplate>, RegExp]>([
    ['MJML that is none', 'body', { body: '<mjml><mj-body><mj-nope/></mj-body></mjml>' }, /line 1: .*mj-nope/],
    [
      'MJML that goes wrong further down',
      'body',
      { body: '<mjml>\n<mj-body>\n<mj-nope/>\n</mj-body></mjml>' },
      /line 3: .*mj-nope/,
    ],
    ['a body that is no MJML at all', 'body', { body: 'Hello' }, /./],
    ['Liquid that is none', 'subject', { subject: '{{ contact.' }, /./],
    [
      'a filter that is none',
      'body',
      { format: 'html', body: '{{ variables.unsubscribeUrl | nope }}' },
      /undefined filter: nope/,
    ],
    [
      'what a mail does not see',
      'text',
      { text: '{{ trigger.data.x }} {{ variables.preferencesUrl }}' },
      /trigger is nothing here/,
    ],
    ['no way out', 'body', { format: 'html', body: '<p>Buy</p>' }, /needs a link to .*unsubscribeUrl/],
    ['a second header', 'subject', { subject: 'a\r\nBcc: all@example.com' }, /one line/],
    ['a second header as a name', 'fromName', { fromName: 'a\r\nBcc: all@example.com' }, /one line/],
  ])('is not saved with %s', async (_what, path, given, message) => {
    await expect(save(given)).rejects.toMatchObject({ errors: [{ path, message: expect.stringMatching(message) }] });
  });

  it('reads no file of this machine, and is stopped when it takes too much', async () => {
    await save({
      id: 'file',
      transactional: true,
      body: '<mjml><mj-body><mj-include path="/etc/passwd" /></mj-body></mjml>',
    });
    expect((await preview('file')).html).not.toContain('root:');
    const bomb = '{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}';
    await save({ id: 'bomb', transactional: true, format: 'html', body: bomb });
    await expect(preview('bomb')).rejects.toMatchObject({ code: 'Invalid' });
  });

  it('is sent to whoever tries it', async () => {
    await save({ id: 't', subject: 'Try', fromName: 'The "Hub"', replyTo: 'help@example.com' });
    await world.requests.ask(sendTestEmail, { workspace: 'acme', id: 't', to: 'me@example.com', contact: 'ann' });
    const [mail] = world.mailTo('me@example.com');
    expect(mail?.text).toMatch(/^Subject: Try$/m);
    expect(mail?.text).toMatch(/^From: "The \\"Hub\\"" <fanfare@example\.com>$/m);
    expect(mail?.text).toMatch(/^Reply-To: help@example\.com$/m);
    expect(mail?.text).toMatch(/multipart\/alternative/);
    world.answers.set('gone@example.com', 550);
    await expect(world.requests.ask(sendTestEmail, { workspace: 'acme', id: 't', to: 'gone@example.com' })).rejects.toMatchObject({ code: 'Conflict' }); // prettier-ignore
  });
});

describe('an e-mail that is tried', () => {
  const tryAt = async (world: World) => {
    const id = await world.aTemplate();
    return world.requests.ask(sendTestEmail, { workspace: 'acme', id, to: 'me@example.com' });
  };
  const refused = (words: string) => ({ code: 'Conflict', message: expect.stringContaining(words) });

  it('while the mail server is away is refused, with what to do', async () => {
    const world = await openWorld({ MESSAGING_SMTP_URL: 'smtp://127.0.0.1:1' });
    try {
      await expect(tryAt(world)).rejects.toMatchObject(refused('correct MESSAGING_SMTP_URL'));
    } finally {
      await world.close();
    }
  });

  it('with which the mail server went away may have been sent, and is refused with where to look', async () => {
    const world = await openWorld();
    try {
      world.instead((stream) => stream.resume().on('end', () => world.cutConnections()));
      await expect(tryAt(world)).rejects.toMatchObject(refused('look into the mailbox'));
    } finally {
      await world.close();
    }
  });
});
