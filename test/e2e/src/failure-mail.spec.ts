import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { MailServer } from './mail-server.js';

const people = ['ops@example.com', 'boss@example.com'];
/** Nobody is there, and nobody is tried again. */
const failing = {
  call: {
    action: 'HttpRequest',
    input: { method: 'GET', url: 'http://127.0.0.1:9/' },
    retry: { limit: 0 },
  },
};

// real: everything, the mail server included.
describe('a run that fails', () => {
  let mail: MailServer;
  let fanfare: Fanfare;
  beforeAll(async () => {
    mail = await MailServer.start();
    fanfare = await Fanfare.start({ env: { MESSAGING_SMTP_URL: mail.url, FAILURE_NOTICES_EVERY_MS: '100' } });
  });
  afterAll(async () => {
    await fanfare.stop();
    await mail.stop();
  });

  it('is told by mail, with its name and place, to everybody whom its workflow names', async () => {
    const settings = { onFailure: { notify: people } };
    await fanfare.activate(
      'calls',
      aWorkflow(failing, { name: 'Calls', trigger: { type: 'Prize.Awarded' }, settings }),
    );
    const id = randomUUID();
    await fanfare.publish({
      id,
      type: 'Prize.Awarded',
      contact: { email: `${id}@example.com` },
      data: { prizeId: 'p1' },
    });
    const run = await fanfare.endedRun(id);
    expect(run.status).toBe('Failed');
    await eventually(async () => expect(mail.mails.map(({ to }) => to)).toEqual(people.map((one) => [one])));
    for (const { text } of mail.mails) {
      expect(text).toMatch(/^Subject: \[Fanfare\] Calls: a run failed$/m);
      expect(text).toContain(run.id);
      expect(text).toContain('call: ');
      expect(text).not.toContain(`${id}@example.com`);
    }
  });
});
