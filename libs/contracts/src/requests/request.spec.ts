import { expect, it } from '@jest/globals';
import * as contracts from '../index.js';
import type { RequestContract } from './request.js';

const { stepsStream, streams, timersStream } = contracts;
const stored = [...Object.values(streams), stepsStream('echo'), timersStream(0)].flatMap(({ subjects }) => [
  ...subjects,
]);

/** Whether a subject fits a filter of the server's: `*` is one word, `>` is one or more. */
function fits(subject: string, filter: string): boolean {
  const pattern = filter.replaceAll('.', '\\.').replaceAll('*', '[^.]+').replace('>', '.+');
  return new RegExp(`^${pattern}$`).test(subject);
}

it('no request is asked where a stream listens: the stream would answer it', () => {
  const requests = Object.values<unknown>(contracts).filter(isRequest);
  expect(requests.length).toBeGreaterThan(20);
  const caught = requests.filter(({ subject }) => stored.some((filter) => fits(subject, filter)));
  expect(caught.map(({ subject }) => subject)).toEqual([]);
});

function isRequest(value: unknown): value is RequestContract {
  return typeof value === 'object' && value !== null && 'subject' in value && 'request' in value && 'reply' in value;
}
