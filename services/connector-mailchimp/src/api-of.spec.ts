import { expect, it } from '@jest/globals';
import { connectorConfig } from '@fanfare/connector';
import { apiOf } from './api-of.js';
import type { MailchimpAccount } from './mailchimp.app.js';

const { HTTP_ALLOW_HOSTS: nobody } = connectorConfig.parse({});
const app = (settings: MailchimpAccount['settings']): MailchimpAccount => ({ workspace: 'w', id: 'a', name: 'Mailchimp a', settings, revision: 1, pause: () => undefined }); // prettier-ignore

it('the host follows from the key, or from the datacenter of a token', () => {
  expect(apiOf(app({ apiKey: 'abc-def-us21', accessToken: '' }), nobody)).toMatchObject({
    base: 'https://us21.api.mailchimp.com/3.0',
    authorization: `Basic ${Buffer.from('fanfare:abc-def-us21').toString('base64')}`,
  });
  expect(apiOf(app({ accessToken: 'token', dc: 'us6' }), nobody)).toMatchObject({
    base: 'https://us6.api.mailchimp.com/3.0',
    authorization: 'Bearer token',
  });
});

it('nothing that could be another host is taken for a datacenter', () => {
  for (const apiKey of ['k-us1.evil.example', 'k-us1/', 'k-us1@evil', 'k-us', 'k-US1', 'k']) {
    expect(() => apiOf(app({ apiKey }), nobody)).toThrow('an API key ends in its datacenter');
  }
});
