import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Audiences } from './audiences.js';
import type { MailchimpClient } from './mailchimp.client.js';

const app = { workspace: 'w', id: 'a', name: 'Mailchimp a', settings: { apiKey: 'k-us1' }, revision: 1, pause: () => undefined }; // prettier-ignore
let now = 0;
let asked = 0;
let tags: string[];
let audiences: Audiences;
beforeEach(() => {
  [now, asked, tags] = [1_000_000, 0, ['FNAME']];
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  const ask = async () => (asked++, { merge_fields: tags.map((tag) => ({ tag, name: tag })) });
  audiences = new Audiences({ ask } as unknown as MailchimpClient);
});
afterEach(() => void jest.restoreAllMocks());

const missing = async (...wanted: string[]) => (await audiences.compare(app, 'fans', wanted))?.missing;

it('is looked at again after five minutes, or when the account changes', async () => {
  await Promise.all([missing('FNAME'), missing('FNAME')]);
  now += 299_000;
  expect([await missing('FNAME'), asked]).toEqual([[], 1]);
  now += 2_000;
  expect([await missing('FNAME'), asked]).toEqual([[], 2]);
  await audiences.mergeFields({ ...app, settings: { ...app.settings } }, 'fans');
  expect(asked).toBe(3);
});

it('is looked at again, but not by every step, for a field that somebody may have just made', async () => {
  expect(await missing('POINTS')).toEqual(['POINTS']);
  tags = ['FNAME', 'POINTS'];
  expect([await missing('POINTS'), asked]).toEqual([['POINTS'], 1]);
  now += 11_000;
  expect([await missing('POINTS'), asked]).toEqual([[], 2]);
});
