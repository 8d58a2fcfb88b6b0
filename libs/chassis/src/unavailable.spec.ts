import { expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { isWeather, Unavailable } from './unavailable.js';

it.each<[string, unknown]>([
  ['our own word for it', new Unavailable('no NATS')],
  ['a broken connection', new mongo.MongoNetworkError('ECONNRESET')],
  ['a server that steps down', new mongo.MongoServerError({ code: 10107, message: 'not primary' })],
  ['a server that shuts down', new mongo.MongoServerError({ code: 11600, message: 'interrupted at shutdown' })],
])('%s is weather', (_what, error) => {
  expect(isWeather(error)).toBe(true);
});

it.each<[string, unknown]>([
  ['a duplicate key', new mongo.MongoServerError({ code: 11000, message: 'E11000' })],
  ['a bug', new TypeError('x is not a function')],
  ['no error at all', 'Unavailable'],
])('%s is not weather', (_what, error) => {
  expect(isWeather(error)).toBe(false);
});
