import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isFinished, type KeptLetter, type RunDocument } from '@fanfare/contracts';
import { startFakeBraze, type FakeBraze } from '@fanfare/fakes';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';

const apiKey = `braze-key-${randomUUID()}`;
const wrongKey = `wrong-key-${randomUUID()}`;
const hookSecret = `whsec_${Buffer.from(randomUUID()).toString('base64')}`;
const email = `${randomUUID()}@example.com`;
const track = {
  action: 'BrazeTrackUser',
  input: { user: { by: 'email', value: '{{ trigger.contact.email }}' }, events: [{ name: 'played' }] },
  retry: { limit: 0 },
};

// real: everything, logging all that it ever logs. fake: Braze, over HTTP, which repeats what it was sent when it refuses.
describe('a secret', () => {
  let braze: FakeBraze;
  let fanfare: Fanfare;
  beforeAll(async () => {
    braze = await startFakeBraze({ keys: { [apiKey]: ['users.track'] } });
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-braze' }], env: { LOG_LEVEL: 'trace' } });
    await fanfare.connect('connector-braze', 'main', { endpoint: braze.url, apiKey });
    await fanfare.activate('tracking', aWorkflow({ track }, { trigger: { type: 'Prize.Awarded' } }));
  });
  afterAll(async () => {
    await fanfare.stop();
    await braze.stop();
  });

  /** A run at whose step Braze answers with a status, and repeats what came with the request, once it is over or a person is asked. */
  async function answeredWith(status: number): Promise<RunDocument> {
    braze.behave();
    braze.misbehave({ kind: 'fails', status, acting: false, echoing: true });
    const event = randomUUID();
    await fanfare.publish({ id: event, type: 'Prize.Awarded', contact: { email }, data: { prizeId: 'p' } });
    return eventually(async () => {
      const [found] = await fanfare.runs({ event });
      const { letters } = await fanfare.api.expectOk<{ letters: KeptLetter[] }>('GET', '/dead-letters');
      const isOver = found && (isFinished(found.status) || letters.some(({ item }) => item.includes(event)));
      if (!isOver) throw new Error(`nothing came of ${status} yet`);
      return fanfare.api.expectOk<RunDocument>('GET', `/runs/${found.id}`);
    });
  }

  interface Closed {
    closed: { reason: string }[];
  }
  const closed = () => fanfare.api.expectOk<Closed>('GET', '/closed');

  /** For what steps wait while Braze is down, and repeats what it was sent. */
  async function downWith(status: number): Promise<Closed> {
    braze.behave();
    braze.misbehave({ kind: 'fails', status, acting: false, echoing: true });
    await fanfare.publish({ id: randomUUID(), type: 'Prize.Awarded', contact: { email }, data: { prizeId: 'p' } });
    await eventually(async () => expect((await closed()).closed).toHaveLength(1));
    return closed();
  }

  it('is in no log, in nothing that is stored, and in no answer, whatever a vendor does with it', async () => {
    const refused = { connector: 'connector-braze', id: 'wrong', settings: { endpoint: braze.url, apiKey: wrongKey } };
    const answers: unknown[] = [await fanfare.api.send('POST', '/connected-apps', refused)];
    answers.push(await fanfare.api.send('PUT', '/connected-apps/main', { settings: { apiKey: wrongKey } }));
    expect(answers).toMatchObject([{ status: 422 }, { status: 422 }]);
    const hook = { id: 'orders', kind: 'webhook', title: 'Orders', protection: 'signature', secret: hookSecret };
    answers.push(await fanfare.api.expectOk('POST', '/hooks', hook));
    const runs: RunDocument[] = [];
    for (const status of [400, 401]) runs.push(await answeredWith(status));
    const waiting = await downWith(500);
    answers.push(waiting);
    const errors = JSON.stringify([waiting, runs.map(({ steps }) => steps.map(({ error }) => error?.message))]);
    expect(errors.match(/Bearer …/g)).toHaveLength(3);
    expect(errors).not.toContain(email);
    const shown = [
      '/connected-apps',
      '/connected-apps/main',
      '/closed',
      '/dead-letters',
      '/hooks',
      '/hooks/orders',
      '/events',
    ];
    for (const path of [...shown, ...runs.map(({ id }) => `/runs/${id}`)]) {
      answers.push(await fanfare.api.send('GET', path));
    }
    for (const secret of [apiKey, wrongKey, hookSecret]) {
      expect(JSON.stringify(answers)).not.toContain(secret);
      expect(await fanfare.filesWith(secret)).toEqual([]);
    }
  });

  it('would be found where it is, and personal data too: of a contact nothing is in any log', async () => {
    expect(await fanfare.filesWith('service ready')).toContain('logs/connector-braze.log');
    const files = await fanfare.filesWith(email);
    expect(files).toContainEqual(expect.stringMatching(/^nats/));
    expect(files.filter((path) => path.startsWith('logs'))).toEqual([]);
  });
});
