import { expect, it } from '@jest/globals';
import { Refused } from '../errors.js';
import { accountUrl, overTls } from './account-url.js';
import { AllowList } from './allow-list.js';

const at = (endpoint: string, allowed = '') =>
  accountUrl({ name: 'Acme main', settings: { endpoint } }, 'endpoint', '/cards', AllowList.parse(allowed));

it.each(['https://api.example.com/v1', 'https://api.example.com/v1/'])('is below the address of the account: %s', (endpoint) => {
  expect(at(endpoint).href).toBe('https://api.example.com/v1/cards');
}); // prettier-ignore

it('goes in the clear nowhere but where it is allowed, and the setting is named', () => {
  expect(() => at('http://api.example.com')).toThrow(new Refused('endpoint of Acme main must begin with https://. Correct it under Connected apps.')); // prettier-ignore
  expect(at('http://127.0.0.1:81', '127.0.0.1:81').host).toBe('127.0.0.1:81');
  expect(at('http://localhost', 'localhost:80').host).toBe('localhost');
});

it('a URL of another setting is named by that', () => {
  const token = new URL('http://login.example.com/token/');
  expect(() => overTls(token, 'tokenUrl of Acme main', AllowList.parse(''))).toThrow(
    'tokenUrl of Acme main must begin',
  );
  expect(overTls(token, 'tokenUrl', AllowList.parse('login.example.com:80'))).toBe(token);
});
