import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { eventually } from '@fanfare/testing';
import { Breakers } from './breakers.js';
import { Busy, Refused } from './errors.js';

const settings = { errorThresholdPercentage: 50, volumeThreshold: 5, resetTimeoutMs: 100 };

function aVendor(error: Error = new Error('502')) {
  const vendor = { calls: 0, up: false, work: () => Promise.resolve('answer') };
  vendor.work = async () => {
    vendor.calls++;
    if (!vendor.up) throw error;
    return 'answer';
  };
  return vendor;
}

async function calling(breakers: Breakers, vendor: { work: () => Promise<string> }, times: number, endpoint = 'acme') {
  const results = [];
  for (let i = 0; i < times; i++) {
    results.push(await breakers.call(endpoint, vendor.work).catch((error: Error) => error.name));
  }
  return results;
}

describe('a breaker', () => {
  it('opens after five failures, and is Busy then without a call', async () => {
    const vendor = aVendor();
    const results = await calling(new Breakers(settings), vendor, 8);
    expect(results).toEqual([...Array<string>(5).fill('Error'), 'Busy', 'Busy', 'Busy']);
    expect(vendor.calls).toBe(5);
  });

  it('says for how long it stays open, and where', async () => {
    let now = 1_000;
    const breakers = new Breakers({ ...settings, resetTimeoutMs: 30_000 }, () => now);
    await calling(breakers, aVendor(), 5);
    now += 10_000;
    const busy = await breakers.call('acme', () => Promise.resolve(1)).catch((error: unknown) => error);
    expect(busy).toMatchObject({ afterMs: 20_000, message: expect.stringContaining('acme') });
  });

  it('lets one call probe after its time, and closes when it succeeds', async () => {
    const [breakers, vendor] = [new Breakers(settings), aVendor()];
    await calling(breakers, vendor, 5);
    vendor.up = true;
    await eventually(async () => expect(await breakers.call('acme', vendor.work)).toBe('answer'));
    expect(await calling(breakers, vendor, 10)).toEqual(Array(10).fill('answer'));
  });

  it('opens again when the probe fails; who comes beside the probe is Busy', async () => {
    const [breakers, vendor] = [new Breakers(settings), aVendor()];
    await calling(breakers, vendor, 5);
    const results = await eventually(async () => {
      const two = await Promise.all([calling(breakers, vendor, 1), calling(breakers, vendor, 1)]);
      expect(two.flat()).toContain('Error');
      return two.flat();
    });
    expect(results.toSorted()).toEqual(['Busy', 'Error']);
    expect(await calling(breakers, vendor, 1)).toEqual(['Busy']);
    expect(vendor.calls).toBe(6);
  });

  it('of one endpoint does not touch another’s', async () => {
    const [breakers, vendor] = [new Breakers(settings), aVendor()];
    await calling(breakers, vendor, 6);
    vendor.up = true;
    expect(await calling(breakers, vendor, 1, 'other')).toEqual(['answer']);
  });

  it.each([
    ['Busy', new Busy('429', 1_000)],
    ['Refused', new Refused('404')],
    ['weather of our own', new Unavailable('our database is away')],
  ])('does not count %s: it says nothing against the vendor', async (_what, error) => {
    const vendor = aVendor(error);
    await calling(new Breakers(settings), vendor, 20);
    expect(vendor.calls).toBe(20);
  });
});
