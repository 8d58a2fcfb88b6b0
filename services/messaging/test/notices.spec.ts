import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Module } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { notify, type RequestOf } from '@fanfare/contracts';
import { Requests, serve } from '@fanfare/bus';
import { startTestServers } from '@fanfare/testing';
import { SMTPServer } from 'smtp-server';
import { serveMessaging } from '../src/serve-messaging.js';

/** Stands for whoever asks. */
@Module({})
class ElsewhereModule {}

function no(responseCode: number | undefined): Error | null {
  return responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode });
}

type Running = Awaited<ReturnType<typeof serve>>;

// real: NATS, SMTP, the service.
describe('a notice', () => {
  let servers: Awaited<ReturnType<typeof startTestServers>>;
  let elsewhere: Running;
  let service: Running;
  let smtp: SMTPServer;
  let mails: { to: string[]; text: string }[] = [];
  /** What the server says to MAIL FROM and to an address, where it does not say yes. */
  let says: { from?: number; to: Record<string, number> } = { to: {} };

  beforeAll(async () => {
    servers = await startTestServers();
    elsewhere = await serve(ElsewhereModule, { name: 'elsewhere', env: servers.env });
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, done) => done(no(says.from)),
      onRcptTo: ({ address }, _session, done) => done(no(says.to[address])),
      onData: (stream, { envelope }, done) => {
        void text(stream).then((mail) => {
          mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: mail });
          done();
        });
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
    service = await serveMessaging({ ...servers.env, MESSAGING_SMTP_URL: url, MESSAGING_FROM: 'fanfare@example.com' });
  });
  afterAll(async () => {
    await service.stop();
    await elsewhere.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await servers.stop();
  });
  beforeEach(() => {
    mails = [];
    says = { to: {} };
  });

  const tell = (given: Partial<RequestOf<typeof notify>> = {}) =>
    elsewhere.app
      .get(Requests)
      .ask(notify, { id: 'n1', to: ['ops@example.com'], subject: 'A run failed', text: 'Welcome: call', ...given });

  it('reaches each person by a mail of their own, under one Message-ID however often it is sent', async () => {
    expect(await tell({ to: ['ops@example.com', 'boss@example.com'] })).toEqual({ sent: 2, refused: 0, later: [] });
    await tell();
    expect(mails.map(({ to }) => to)).toEqual([['ops@example.com'], ['boss@example.com'], ['ops@example.com']]);
    const ids = mails.map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(1);
    expect(mails[0]?.text).toMatch(/^From: fanfare@example\.com$/m);
    expect(mails[0]?.text).toMatch(/^Subject: A run failed$/m);
  });

  it('leaves out an address that is refused for good', async () => {
    says.to['gone@example.com'] = 550;
    expect(await tell({ to: ['gone@example.com', 'ops@example.com'] })).toEqual({ sent: 1, refused: 1, later: [] });
  });

  it('says for whom to ask again, where the server wants to be asked later', async () => {
    says.to['full@example.com'] = 452;
    const asked = await tell({ to: ['full@example.com', 'ops@example.com'] });
    expect(asked).toEqual({ sent: 1, refused: 0, later: ['full@example.com'] });
    says = { to: {} };
    expect(await tell({ to: asked.later })).toEqual({ sent: 1, refused: 0, later: [] });
    expect(mails.map(({ to }) => to)).toEqual([['ops@example.com'], ['full@example.com']]);
  });

  it('is not answered while the server takes no mail at all', async () => {
    says.from = 451;
    await expect(tell()).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it('that the server began to take before it went away is to be sent only to those who have not got it', async () => {
    says.to['boss@example.com'] = 421;
    const asked = await tell({ to: ['ops@example.com', 'boss@example.com', 'last@example.com'] });
    expect(asked).toEqual({ sent: 1, refused: 0, later: ['boss@example.com', 'last@example.com'] });
  });

  it('is refused with the setting to change where the server does not let us send from our address', async () => {
    says.from = 550;
    await expect(tell()).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringMatching(/takes no mail from fanfare@example\.com: set MESSAGING_FROM/),
    });
  });

  it.each([
    ['to', { to: ['ops@example.com\r\nBcc: all@example.com'] }],
    ['subject', { subject: 'A run\r\nBcc: all@example.com' }],
  ])('has no lines of its own in %s', async (path, given) => {
    await expect(tell(given)).rejects.toMatchObject({ errors: [{ path: expect.stringContaining(path) }] });
    expect(mails).toEqual([]);
  });

  it('is refused where no mail server is configured', async () => {
    await service.stop();
    service = await serveMessaging(servers.env);
    await expect(tell()).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining('MESSAGING_SMTP_URL'),
    });
  });
});
