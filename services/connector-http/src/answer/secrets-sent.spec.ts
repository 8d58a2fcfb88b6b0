import { expect, it } from '@jest/globals';
import { HttpApp, type HttpAccount } from '../account/http.app.js';
import { secretsSent } from './secrets-sent.js';

const settings = HttpApp.settings.parse({ kind: 'basic', baseUrl: 'https://api.example.com', username: 'me', password: 'pass-1' }); // prettier-ignore
const account: HttpAccount = { workspace: 'w', id: 'a', name: 'HTTP a', settings, revision: 1, pause: () => undefined };

it('are those whose names say so, whole and without their scheme, and what the account keeps', () => {
  const url = new URL('https://api.example.com/?api_key=k1&page=2');
  const headers = { accept: '*/*', authorization: 'Basic bWU6cGFzcy0x', 'x-auth-token': 't1' };
  const secrets = secretsSent({ method: 'GET', url, headers, body: undefined }, account);
  expect(new Set(secrets)).toEqual(new Set(['Basic bWU6cGFzcy0x', 'bWU6cGFzcy0x', 't1', 'k1', 'pass-1']));
});
