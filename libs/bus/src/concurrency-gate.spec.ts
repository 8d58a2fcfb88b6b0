import { describe, expect, it } from '@jest/globals';
import { ConcurrencyGate } from './concurrency-gate.js';

describe('the concurrency gate', () => {
  it('lets in as many messages as it may while they are small', async () => {
    const gate = new ConcurrencyGate(16, 300);
    gate.enter(1);
    expect(await gate.room()).toBe(15);
  });

  it('lets in fewer when messages have become large', async () => {
    const gate = new ConcurrencyGate(16, 300);
    for (let i = 0; i < 20; i++) {
      gate.enter(100);
      gate.leave(100);
    }
    expect(await gate.room()).toBe(3);
  });

  it('keeps everybody out while there are as many items in hand as there may be, but always takes one message', async () => {
    const gate = new ConcurrencyGate(16, 300);
    gate.enter(400);
    const room = gate.room();
    gate.leave(400);
    expect(await room).toBeGreaterThanOrEqual(1);
  });

  it('is idle when the last one has left', async () => {
    const gate = new ConcurrencyGate(2, 10);
    gate.enter(5);
    const idle = gate.idle();
    gate.leave(5);
    await idle;
  });
});
