import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeBraze, type FakeBraze } from './fake-braze.js';

describe("an attribute of a fake Braze's user", () => {
  let braze: FakeBraze;
  let user = 0;
  beforeAll(async () => {
    braze = await startFakeBraze();
  });
  afterEach(() => void user++);
  afterAll(() => braze.stop());

  const update = async (...updates: object[]) => {
    const attributes = updates.map((one) => ({ external_id: `${user}`, ...one }));
    const headers = { 'content-type': 'application/json', authorization: 'Bearer fake-braze-key' };
    await fetch(`${braze.url}/users/track`, { method: 'POST', headers, body: JSON.stringify({ attributes }) });
  };
  const custom = () => braze.user({ external_id: `${user}` })?.custom_attributes;
  const profile = () => braze.user({ external_id: `${user}` })?.profile;
  const letters = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);

  it('is removed by null', async () => {
    await update({ seat: 7, first_name: 'Ada' }, { seat: null, first_name: null });
    expect([custom(), profile()]).toEqual([{}, {}]);
  });

  it('is counted up and down when it is an integer, from 0', async () => {
    await update({ name: 'x' }, { points: { inc: 5 }, name: { inc: 1 } }, { points: { inc: -2 } });
    expect(custom()).toEqual({ points: 3, name: 'x' });
  });

  it('holds each element of an array once, the one added last at the end', async () => {
    await update({ tags: ['a', 'a', 'b'] }, { tags: { add: ['c', 'a'], remove: ['b'] } });
    expect(custom()).toEqual({ tags: ['c', 'a'] });
  });

  it('holds 25 elements and no more', async () => {
    await update({ tags: letters(30) }, { others: { add: letters(26) } });
    expect(custom()).toEqual({ tags: letters(25), others: letters(25) });
  });

  it('is custom when its name is not exactly that of a field', async () => {
    await update({ first_name: 'Ada', First_Name: 'Ada', seat: 1.5 });
    expect([profile(), custom()]).toEqual([{ first_name: 'Ada' }, { First_Name: 'Ada', seat: 1.5 }]);
  });

  it('is nested only as long as nothing nested of the request is spoiled', async () => {
    await update({ stay: { nights: 2 } });
    await update({ stay: { nights: 3 }, seat: 7 }, { trips: [{ to: null }] });
    expect(custom()).toEqual({ stay: { nights: 2 }, seat: 7 });
    await update({ stay: { nights: 3, from: { $time: 'soon' } } });
    expect(custom()).toEqual({ stay: { nights: 2 }, seat: 7 });
  });

  it('is a country or a time zone only where there is one', async () => {
    await update({ time_zone: 'Europe/Paris', country: 'FR' }, { time_zone: 'Mars/Olympus', country: 'Mars' });
    expect(profile()).toEqual({ time_zone: 'Europe/Paris', country: null });
  });
});
