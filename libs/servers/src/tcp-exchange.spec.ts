import { describe, expect, it } from '@jest/globals';
import { addressOf } from './tcp-exchange.js';

describe('addressOf', () => {
  it.each([
    ['nats://127.0.0.1:4300', { host: '127.0.0.1', port: 4300 }],
    ['nats://me:secret@nats.local', { host: 'nats.local', port: 4222 }],
    ['mongodb://a:1,b:2/shop?replicaSet=rs', { host: 'a', port: 1 }],
    ['localhost:4333', { host: 'localhost', port: 4333 }],
  ])('finds the first server of %s', (url, address) => {
    expect(addressOf(url, 4222)).toEqual(address);
  });
});
