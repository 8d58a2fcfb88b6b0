// real: NATS, MongoDB, the API. fake: messaging (keeps what it is to mail).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { Browser } from './a-browser.js';
import { keys, openBench, type Bench } from './bench.js';
import { MailDesk } from './mail-desk.js';

const password = 'a long enough password';
const ours = '/v1/workspaces/acme';

describe('people', () => {
  let bench: Bench;
  let nth = 0;
  beforeAll(async () => {
    bench = await openBench([MailDesk]);
    await bench.restart({ CONSOLE_PUBLIC_URL: 'http://console.example' });
    await member('owner');
  });
  afterAll(() => bench.close());

  const invite = async (role: string, email = `somebody-${++nth}@example.com`) => {
    const { status, body } = await bench.post('/invitations', { email, role });
    expect(status).toBe(201);
    return { email, token: body['token'] as string, id: body['id'] as string };
  };
  /** Somebody who has accepted an invitation, at their browser. */
  const member = async (role: string) => {
    const { email, token } = await invite(role);
    const browser = new Browser(bench);
    const { status, body } = await browser.post('/v1/invitation/accept', { token, name: 'Some Body', password });
    expect(status).toBe(200);
    return { browser, email, id: body['id'] as string };
  };
  const signIn = (email: string, given = password, browser = new Browser(bench)) =>
    browser.post('/v1/sign-in', { email, password: given });

  it('come in by an invitation that was mailed to them, once', async () => {
    const { email } = await invite('editor');
    expect(MailDesk.to(email)[0]).toContain('http://console.example/join#');
    const token = MailDesk.tokenTo(email);
    const browser = new Browser(bench);
    const shown = await browser.post('/v1/invitation', { token });
    expect(shown.body).toEqual({ email, workspace: 'acme', role: 'editor', hasAccount: false });
    const accept = () => browser.post('/v1/invitation/accept', { token, name: 'Some Body', password });
    expect((await accept()).body).toMatchObject({ email, workspaces: [{ workspace: 'acme', role: 'editor' }] });
    expect((await browser.get('/v1/me')).body).toMatchObject({ email, name: 'Some Body' });
    expect(await accept()).toMatchObject({ status: 400, body: { code: 'LinkNotValid' } });
  });

  it('need a name and a long password for their first one, and their password for others', async () => {
    const { email, token } = await invite('viewer');
    const browser = new Browser(bench);
    const short = await browser.post('/v1/invitation/accept', { token, name: 'Some Body', password: 'short' });
    expect(short.body).toMatchObject({ errors: [{ path: 'password', message: 'expected at least 12 characters' }] });
    const nameless = await browser.post('/v1/invitation/accept', { token, password });
    expect(nameless.body).toMatchObject({ errors: [{ path: 'name', message: 'is missing' }] });
    await browser.post('/v1/invitation/accept', { token, name: 'Some Body', password });
    const again = await invite('editor', email);
    const stranger = new Browser(bench);
    const wrong = await stranger.post('/v1/invitation/accept', {
      token: again.token,
      password: 'not the password at all',
    });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'WrongPassword' } });
    const right = await browser.post('/v1/invitation/accept', { token: again.token });
    expect(right.body).toMatchObject({ workspaces: [{ workspace: 'acme', role: 'editor' }] });
  });

  it('are not let in by an invitation that was taken back, or replaced by another', async () => {
    const first = await invite('viewer');
    const second = await invite('viewer', first.email);
    const listed = (await bench.get('/invitations')).body['invitations'] as { id: string; email: string }[];
    expect(listed.filter(({ email }) => email === first.email).map(({ id }) => id)).toEqual([second.id]);
    expect((await bench.post(`/invitations/${second.id}/withdraw`)).status).toBe(200);
    for (const { token } of [first, second]) {
      expect((await new Browser(bench).post('/v1/invitation', { token })).body).toMatchObject({ code: 'LinkNotValid' });
    }
  });

  it('may do what their role says, and see no other workspace', async () => {
    const { browser: viewer } = await member('viewer');
    const { browser: editor } = await member('editor');
    const { browser: admin } = await member('admin');
    const draft = { definition: { name: 'x' } };
    expect((await viewer.get(`${ours}/workflows`)).status).toBe(200);
    expect((await viewer.post(`${ours}/workflows/validate`, draft)).status).not.toBe(403);
    expect(await viewer.post(`${ours}/workflows`, draft)).toMatchObject({
      status: 403,
      body: { code: 'NotAllowed', detail: 'This needs the role editor; yours is viewer.' },
    });
    expect((await editor.post(`${ours}/workflows`, draft)).status).not.toBe(403);
    expect((await editor.post(`${ours}/invitations`, { email: 'a@example.com', role: 'viewer' })).status).toBe(403);
    expect((await admin.post(`${ours}/invitations`, { email: 'a@example.com', role: 'viewer' })).status).toBe(201);
    expect((await admin.post(`${ours}/invitations`, { email: 'a@example.com', role: 'owner' })).status).toBe(403);
    expect(await admin.get('/v1/workspaces/other/workflows')).toMatchObject({
      status: 404,
      body: { code: 'NotFound' },
    });
    expect((await admin.get('/v1/dead-letters')).status).toBe(403);
  });

  it('are given another role, and are taken out, at once; an owner always stays', async () => {
    const { browser, id } = await member('editor');
    await bench.post(`/members/${id}/role`, { role: 'viewer' });
    expect((await browser.post(`${ours}/workflows`, {})).status).toBe(403);
    await bench.post(`/members/${id}/remove`);
    expect((await browser.get(`${ours}/workflows`)).status).toBe(404);
    expect((await browser.get('/v1/me')).body).toMatchObject({ workspaces: [] });
    const { body } = await bench.get('/members');
    const owners = (body['members'] as { account: string; role: string }[]).filter(({ role }) => role === 'owner');
    const attempts = await Promise.all(owners.map(({ account }) => bench.post(`/members/${account}/remove`)));
    expect(attempts.filter(({ status }) => status === 409)).toHaveLength(1);
  });

  it('sign in by their password however their address is written, and out', async () => {
    const { email } = await member('viewer');
    const browser = new Browser(bench);
    const { status, headers } = await signIn(email.toUpperCase(), password, browser);
    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i);
    const kept = browser.cookie;
    expect((await browser.post('/v1/sign-out')).status).toBe(200);
    expect(browser.cookie).toBeNull();
    browser.cookie = kept;
    expect(await browser.get('/v1/me')).toMatchObject({ status: 401, body: { code: 'SignedOut' } });
  });

  it('are refused in the same words whether their address or their password is wrong', async () => {
    const { email } = await member('viewer');
    const [one, two] = [
      await signIn(email, 'not the password'),
      await signIn('nobody@example.com', 'not the password'),
    ];
    expect(one).toMatchObject({ status: 401, body: { code: 'WrongPassword' } });
    expect(two.body).toEqual(one.body);
  });

  it('are let try five passwords of a hundred that come at once', async () => {
    const { email } = await member('viewer');
    const tries = await Promise.all(Array.from({ length: 60 }, (_, i) => signIn(email, `wrong password ${i}`)));
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(7);
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(50);
  });

  it('wait after five wrong passwords', async () => {
    const { email } = await member('viewer');
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await signIn(email, 'not the password')).status);
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses).toContain(429);
    await eventually(async () => expect((await signIn(email)).status).toBe(200));
  });

  it('are not spoken for by a page elsewhere', async () => {
    const { browser, email } = await member('owner');
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect(await browser.post(`${ours}/workflows`, {}, foreign)).toMatchObject({
      status: 403,
      body: { code: 'NotAllowed' },
    });
    expect((await new Browser(bench).post('/v1/sign-in', { email, password }, foreign)).status).toBe(403);
  });

  it('change their password, which ends their sessions elsewhere', async () => {
    const { browser, email } = await member('viewer');
    const elsewhere = new Browser(bench);
    await signIn(email, password, elsewhere);
    const next = 'another long password';
    expect((await browser.post('/v1/me/password', { password: 'wrong', next })).status).toBe(403);
    expect((await browser.post('/v1/me/password', { password, next })).status).toBe(200);
    expect([(await browser.get('/v1/me')).status, (await elsewhere.get('/v1/me')).status]).toEqual([200, 401]);
    expect([(await signIn(email)).status, (await signIn(email, next)).status]).toEqual([401, 200]);
  });

  it('who forgot their password are mailed a link for a new one, which works once', async () => {
    const { browser, email } = await member('viewer');
    expect((await new Browser(bench).post('/v1/password-reset', { email })).status).toBe(202);
    await eventually(() => expect(MailDesk.to(email).at(-1)).toContain('/new-password#'));
    const finish = (next: string) =>
      new Browser(bench).post('/v1/password-reset/finish', { token: MailDesk.tokenTo(email), password: next });
    expect((await finish('yet another password')).status).toBe(200);
    expect((await finish('and one more password')).body).toMatchObject({ code: 'LinkNotValid' });
    expect((await browser.get('/v1/me')).status).toBe(401);
    expect((await signIn(email, 'yet another password')).status).toBe(200);
  });

  it('are mailed one link however often it is asked for within a minute, and its password change ends it', async () => {
    const { browser, email } = await member('viewer');
    const ask = () => new Browser(bench).post('/v1/password-reset', { email });
    await Promise.all([ask(), ask(), ask()]);
    await eventually(() => expect(MailDesk.to(email).at(-1)).toContain('/new-password#'));
    await ask();
    const links = () => MailDesk.to(email).filter((text) => text.includes('/new-password#'));
    await browser.post('/v1/me/password', { password, next: 'another long password' });
    const { body } = await new Browser(bench).post('/v1/password-reset/finish', { token: MailDesk.tokenTo(email), password: 'one of a stranger' }); // prettier-ignore
    expect([links().length, body['code']]).toEqual([1, 'LinkNotValid']);
  });

  it('who join are in the audit log', async () => {
    const { email } = await member('viewer');
    const { body } = await bench.get('/audit-log?limit=5');
    expect(body['entries']).toContainEqual(
      expect.objectContaining({ what: 'account.acceptInvitation', who: expect.objectContaining({ name: email }) }),
    );
  });

  it('are taken out of a workspace that never had an owner', async () => {
    const { body } = await bench.call('POST', '/v1/workspaces/other/invitations', { email: `x-${++nth}@example.com`, role: 'editor' }, keys.other); // prettier-ignore
    const accepted = await new Browser(bench).post('/v1/invitation/accept', {
      token: body['token'],
      name: 'X',
      password,
    });
    const remove = await bench.call('POST', `/v1/workspaces/other/members/${String(accepted.body['id'])}/remove`, {}, keys.other); // prettier-ignore
    expect(remove.status).toBe(200);
  });

  it('without an account are mailed nothing, and not told so', async () => {
    const { email } = await member('viewer');
    const ask = (address: string) => new Browser(bench).post('/v1/password-reset', { email: address });
    expect((await ask('nobody@example.com')).body).toEqual((await ask(email)).body);
    await eventually(() => expect(MailDesk.to(email).at(-1)).toContain('/new-password#'));
    expect(MailDesk.to('nobody@example.com')).toEqual([]);
  });
});
