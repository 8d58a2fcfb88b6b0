import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { MailServer } from './mail-server.js';

const outside = 'https://fanfare.example';
const body = `<mjml><mj-body><mj-section><mj-column><mj-text>{{ variables.code }}</mj-text>
<mj-button href="{{ variables.link }}">Your coupon</mj-button><mj-button href="{{ variables.card }}">Your card</mj-button>
</mj-column></mj-section></mj-body></mjml>`;

// real: everything, the mail server included.
describe('links in a mail', () => {
  let mail: MailServer;
  let fanfare: Fanfare;
  beforeAll(async () => {
    mail = await MailServer.start();
    fanfare = await Fanfare.start({
      env: {
        MESSAGING_SMTP_URL: mail.url,
        MESSAGING_PUBLIC_URL: outside,
        MESSAGING_LINK_KEYS: 'a key of this test with 32 characters or more',
        COUPON_LINK_BASE: `${outside}/coupons/`,
        CARD_LINK_BASE: `${outside}/cards/`,
      },
    });
    await fanfare.api.expectOk('PUT', '/email-templates/gift', {
      name: 'Gift',
      subject: 'A gift',
      body,
      transactional: true,
    });
    await fanfare.api.expectOk('PUT', '/offers/ten', { name: 'Ten <b>per cent</b>', couponDays: 30 });
    await fanfare.api.expectOk('PUT', '/card-templates/member', { name: 'Member', title: 'Club member' });
    const data = { code: '{{ steps.coupon.coupon_code }}', link: '{{ steps.coupon.coupon_link }}', card: '{{ steps.card.cardLink }}' }; // prettier-ignore
    await fanfare.activate(
      'gift',
      aWorkflow(
        {
          coupon: { action: 'ContactCouponIssue', input: { offer: 'ten' }, next: { Success: 'card' } },
          card: { action: 'ContactVaultCardIssue', input: { template: 'member' }, next: { Success: 'mail' } },
          mail: { action: 'ContactEmailSend', input: { template: 'gift', data } },
        },
        { trigger: { type: 'Prize.Awarded' } },
      ),
    );
  });
  afterAll(async () => {
    await fanfare.stop();
    await mail.stop();
  });

  const follow = (link: string) => fetch(link.replace(outside, fanfare.system.service('management-api').url));

  it('lead to a coupon with its code and validity, and to a card; to nobody’s name, and to nothing that was guessed', async () => {
    const [id, email] = [randomUUID(), 'ann.lovely@example.com'];
    await fanfare.publish({ id, type: 'Prize.Awarded', contact: { email, firstName: 'Ann' }, data: { prizeId: id } });
    const run = await fanfare.endedRun(id);
    expect(run.status).toBe('Success');
    const letter = await eventually(() => {
      const found = mail.mails.find(({ to }) => to.includes(email));
      if (!found) throw new Error('no mail yet');
      return found.text.replaceAll('=\r\n', '').replaceAll('=\n', '').replaceAll('=3D', '=');
    });
    const [link = ''] = /https:\/\/fanfare\.example\/coupons\/[\w-]+/.exec(letter) ?? [];
    const [card = ''] = /https:\/\/fanfare\.example\/cards\/[\w-]+/.exec(letter) ?? [];
    const answer = await follow(link);
    const page = await answer.text();
    const { coupons } = await fanfare.api.expectOk<{ coupons: { code: string; id: string }[] }>('GET', '/coupons?offer=ten'); // prettier-ignore
    const [coupon] = coupons;
    for (const words of ['Ten &lt;b&gt;per cent&lt;/b&gt;', coupon?.code ?? 'no code', 'Valid until ']) expect(page).toContain(words); // prettier-ignore
    for (const secret of ['ann', 'Ann', String(run.contact)]) expect(page).not.toContain(secret);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await (await follow(card)).text()).toContain('Club member');

    await fanfare.api.expectOk('POST', `/coupons/${coupon?.id}/redeem`, {});
    expect(await (await follow(link)).text()).toContain('Redeemed on ');
    // The code is no secret: who has seen it at the till must not find the page by it.
    for (const guess of [coupon?.code ?? '', `${link.split('/').at(-1)}x`]) {
      expect((await follow(`${outside}/coupons/${guess}`)).status).toBe(404);
    }
  });
});
