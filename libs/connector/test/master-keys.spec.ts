// real: NATS, MongoDB, two replicas of a connector that read their master keys from a file. fake: the vendor
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConnectorBench, eventually, testMasterKey } from '@fanfare/testing';
import { Keyring } from '@fanfare/secrets';
import { Acme, serveAcme } from './acme.js';

const newKey = Keyring.newKey('next');
const acme = new Acme();
const serve = serveAcme(acme);
let dir: string;
let bench: ConnectorBench;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-keys-'));
  await keysAre(testMasterKey);
  bench = await ConnectorBench.open({ name: 'connector-acme', serve, replicas: 2, env: { MASTER_KEYS: `file:${keysFile()}` } }); // prettier-ignore
});
afterAll(async () => {
  await bench.close();
  await rm(dir, { recursive: true });
});

const keysFile = () => join(dir, 'master-keys');
const keysAre = (...keys: string[]) => writeFile(keysFile(), `${keys.join('\n')}\n`, { mode: 0o600 });
const answerOf = async (workspace: string) => {
  const { outcome } = await bench.run('AcmeCall', { value: 'x' }, { workspace });
  return outcome.output['answer'] ?? outcome.error;
};
/** One after the other, so that steps are taken all the while. */
async function restartAll(): Promise<void> {
  for (const i of bench.services.keys()) {
    await bench.services[i]?.stop();
    bench.services[i] = await serve({ ...bench.servers.env, MASTER_KEYS: `file:${keysFile()}` });
  }
}

it('a new master key takes over under load, with every replica started anew in between: no step fails, and what the old one sealed still opens', async () => {
  await bench.connect({ workspace: 'moved', secrets: { apiKey: 'first' } });
  await bench.connect({ workspace: 'left', secrets: { apiKey: 'old' } });
  const answers: Record<'moved' | 'left', unknown[]> = { moved: [], left: [] };
  let isOver = false;
  const load = (['moved', 'left'] as const).map(async (workspace) => {
    while (!isOver) answers[workspace].push(await answerOf(workspace));
  });
  await eventually(() => expect(Math.min(answers.moved.length, answers.left.length)).toBeGreaterThan(3));
  await keysAre(newKey, testMasterKey);
  await restartAll();
  await bench.connect({ workspace: 'moved', secrets: { apiKey: 'second' }, masterKey: newKey });
  await eventually(() => expect(answers.moved.at(-1)).toBe('x by second in eu'));
  const before = answers.left.length;
  await eventually(() => expect(answers.left.length).toBeGreaterThan(before + 3));
  isOver = true;
  await Promise.all(load);
  expect(new Set(answers.moved)).toEqual(new Set(['x by first in eu', 'x by second in eu']));
  expect(new Set(answers.left)).toEqual(new Set(['x by old in eu']));
});
