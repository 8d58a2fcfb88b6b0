import { describe, expect, it } from '@jest/globals';
import { withinTime } from './call.js';

describe('work that has so much time', () => {
  it('is given up when it ignores its signal', async () => {
    const never = () => new Promise(() => undefined);
    await expect(withinTime(10, never, 10)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('may say what it has when it heeds its signal', async () => {
    const whatIsDone = (signal: AbortSignal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => setTimeout(() => resolve('one of two'), 1)));
    await expect(withinTime(10, whatIsDone, 10_000)).resolves.toBe('one of two');
  });
});
