import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HookMade, WorkflowDefinition } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare, pathOf } from './fanfare.js';

/** A workflow that listens to one hook. */
const listening = (hook: string, steps: WorkflowDefinition['steps']) =>
  aWorkflow(steps, {
    trigger: { type: 'Webhook.Received', filter: { left: '{{ trigger.hook.id }}', op: 'eq', right: hook } },
  });
const note = { note: { action: 'ContactUpdate', input: { fields: { last_order: '{{ trigger.data.order.id }}' } } } };

/** An export of Kustomer that looks for the payload where Kustomer has it. */
const kustomers = {
  name: 'Orders in notes',
  trigger: { id: '1', eventName: 'kustomer.hooks.form.5f1.receive', transitions: [{ target: 'find', condition: { op: 'true', values: [true] } }] },
  steps: [{ id: 'find', action: 'kustomer.regex-match.generic', errorCases: [], transitions: [], params: { testString: '/#steps.1.attributes.data.text', regex: 'ORD-[0-9]+' } }],
}; // prettier-ignore

// real: everything, the command line as a process included.
describe('what others post to a hook', () => {
  let fanfare: Fanfare;
  let cli: CommandLine;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    cli = await CommandLine.open(fanfare);
  });
  afterAll(async () => {
    await fanfare.stop();
    await cli.close();
  });

  /** Opens a hook, and waits until the gateway knows it. */
  const open = async (given: object): Promise<{ url: string; secret: string }> => {
    const { address, secret = '' } = await fanfare.api.expectOk<HookMade>('POST', '/hooks', { kind: 'webhook', title: 'Orders', ...given }); // prettier-ignore
    const url = `${fanfare.system.service('trigger-gateway').url}${address?.path}`;
    await eventually(async () => {
      if ((await fetch(url)).status === 404) throw new Error('the gateway does not know the hook yet');
    });
    return { url, secret };
  };
  const post = async (url: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }); // prettier-ignore
    return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
  };
  const sign = (secret: string, id: string, body: string) => {
    const at = String(Math.floor(Date.now() / 1_000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
    return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature };
  };

  it('starts the workflow that listens to it, once, whose steps see the payload and whom it is about', async () => {
    const { url, secret } = await open({ id: 'orders', protection: 'signature', contactFrom: { email: 'customer.email' } }); // prettier-ignore
    await open({ id: 'returns' });
    await fanfare.activate('on-orders', listening('orders', note));
    await fanfare.activate('on-returns', listening('returns', note));
    const email = `${randomUUID()}@example.com`;
    const body = JSON.stringify({ order: { id: 'o-7' }, customer: { email } });
    const first = await post(url, body, sign(secret, 'msg_1', body));
    const again = await post(url, body, sign(secret, 'msg_1', body));
    expect([first, again]).toEqual([{ status: 202, id: 'orders:msg_1' }, { status: 202, id: 'orders:msg_1' }]); // prettier-ignore
    const run = await fanfare.endedRun(first.id);
    expect([run.workflow, ...pathOf(run)]).toEqual(['on-orders', 'note: Success']);
    const contact = await fanfare.api.expectOk('GET', `/contacts/${run.contact}`);
    expect(contact).toMatchObject({ email, properties: { last_order: 'o-7' } });
    expect((await post(url, body, sign('whsec_AAAA', 'msg_2', body))).status).toBe(401);
  });

  it('is carried to the steps with all of its 400,000 bytes', async () => {
    const { url } = await open({ id: 'large', contactFrom: { email: 'email' } });
    const measure = { fields: { letters: '{{ trigger.data.text | size }}' } };
    const steps = { pause: { action: 'Delay', input: { for: 'PT0.1S' }, next: { Success: 'measure' } }, measure: { action: 'ContactUpdate', input: measure } }; // prettier-ignore
    await fanfare.activate('on-large', listening('large', steps));
    const email = `${randomUUID()}@example.com`;
    const head = `{"email":"${email}","text":"`;
    const letters = 400_000 - head.length - 2;
    const { id } = await post(url, `${head}${'x'.repeat(letters)}"}`);
    const run = await fanfare.endedRun(id);
    expect(pathOf(run)).toEqual(['pause: Success', 'measure: Success']);
    const contact = await fanfare.api.expectOk('GET', `/contacts/${run.contact}`);
    expect(contact).toMatchObject({ properties: { letters: String(letters) } });
  });

  it('is found by an imported workflow where Kustomer has it', async () => {
    const { url } = await open({ kind: 'form' });
    await fanfare.api.expectOk('POST', '/workflows/import', { id: 'imported', document: kustomers });
    await fanfare.api.expectOk('POST', '/workflows/imported/activate', {});
    const { id } = await post(url, new URLSearchParams({ text: 'about ORD-42' }).toString(), { 'content-type': 'application/x-www-form-urlencoded' }); // prettier-ignore
    const run = await fanfare.endedRun(id);
    expect(JSON.stringify(run.steps)).toContain('"ORD-42"');
  });

  it('comes to an address that the command line has opened, until it has closed it', async () => {
    const run = async (...args: string[]) => (await cli.run(...args)).output;
    const created = await run('hook', 'create', 'Visitors', '--id', 'visitors', '--kind', 'form', '--protection', 'key', '--contact-from', 'email=mail'); // prettier-ignore
    const url = /post to {2}(http\S+)/.exec(created)?.[1] ?? '';
    const key = /key {6}(hk_\S+)/.exec(created)?.[1] ?? '';
    await eventually(async () =>
      expect((await post(url, '{"mail":"a@x.io"}', { 'x-hook-key': key })).status).toBe(202),
    );
    expect(await run('hooks')).toMatch(/^visitors +form +Form\.Received +key {2}Visitors$/m);
    expect(await run('hook', 'rotate', 'visitors', '--keep-for', 'PT1H')).toMatch(
      /post to .*\n[^]*an old address works until/,
    );
    expect(await run('hook', 'change', 'visitors', '--title', 'Guests', '--protection', 'none')).toMatch(
      /^Guests: visitors/,
    );
    expect(await run('hooks')).toMatch(/^visitors +form +Form\.Received +none {2}Guests/m);
    expect((await cli.run('hook', 'change', 'visitors')).errors).toContain('Say what to change');
    await run('hook', 'remove', 'visitors');
    await eventually(async () => expect((await post(url, '{}')).status).toBe(404));
  });
});
