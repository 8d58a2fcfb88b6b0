// real: NATS, MongoDB, the connector as a process of its own, HTTP. fake: Braze
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { decodeFrame } from '@fanfare/bus';
import { deadLetter, stepCommand, streams, type StepCommand } from '@fanfare/contracts';
import { startFakeBraze, type FakeBraze } from '@fanfare/fakes';
import { startServiceProcess, type ServiceProcess } from '@fanfare/system';
import { aCommand, connectApp, eventually, itemsIn, startTestServers, StepBench, type Answer, type TestServers } from '@fanfare/testing'; // prettier-ignore

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const runs = Number(process.env['CHAOS_EVENTS'] ?? 3_000);
const kills = 3;

let servers: TestServers;
let braze: FakeBraze;
let connector: ServiceProcess;
let steps: StepBench;
let dir: string;
let retrying: NodeJS.Timeout;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-killed-'));
  // As slow as Braze is: whoever is killed has requests on their way.
  [servers, braze] = await Promise.all([startTestServers(), startFakeBraze({ latencyMs: 100 })]);
  connector = await startServiceProcess({
    name: 'connector-braze',
    main: join(import.meta.dirname, '../dist/main.js'),
    env: { ...(servers.env as Record<string, string>), HTTP_ALLOW_HOSTS: '127.0.0.1:*' },
    logPath: join(dir, 'log'),
  });
  steps = await StepBench.open(servers.nats.url, 'connector-braze');
  await connectApp(servers.nats.url, { connector: 'connector-braze', settings: { endpoint: braze.url }, secrets: { apiKey: 'fake-braze-key' } }); // prettier-ignore
});
afterAll(async () => {
  clearInterval(retrying);
  await steps.close();
  await connector.stop();
  await braze.stop();
  await servers.stop();
  await rm(dir, { recursive: true });
});

// A short time for one call, so that the claim of a process that is no more ends soon.
const won = (user: string) => aCommand('BrazeTrackUser', { input: { user: { by: 'external_id', value: user }, events: [{ name: 'Won' }] }, timeoutMs: 3_000 }); // prettier-ignore

it(`a connector that is killed among ${runs} runs counts every event once, or says that nobody knows (CHAOS_SEED=${seed})`, async () => {
  await eventually(async () => expect((await steps.run(won('first'))).outcome.exit).toBe('Success'));
  const all = Array.from({ length: runs }, (_, i) => won(`user-${i}`));
  retrying = retryAsTheOrchestratorDoes(all);

  for (let i = 0; i < kills; i++) {
    const share = all.slice((runs / kills) * i, (runs / kills) * (i + 1));
    const before = braze.events().length;
    for (let sent = 0; sent < share.length; sent += 50) await steps.send(...share.slice(sent, sent + 50));
    // Some are counted, others on their way, the rest waits.
    await eventually(() => expect(braze.events().length).toBeGreaterThan(before), { withinMs: 30_000, everyMs: 5 });
    await delay((seed * (i + 1)) % 300);
    await connector.kill();
    await connector.restart();
  }

  const wanted = new Set(all.map(({ stepId }) => stepId));
  await eventually(
    async () => {
      const settled = [...succeeded(), ...(await parked())].filter((id) => wanted.has(id));
      expect(new Set(settled).size).toBe(runs);
    },
    { withinMs: 90_000, everyMs: 500 },
  );

  const times = Map.groupBy(braze.events(), ({ external_id }) => external_id);
  const [isDone, isParked] = [succeeded(), await parked()];
  all.forEach(({ stepId }, i) => {
    const counted = times.get(`user-${i}`)?.length ?? 0;
    if (isDone.has(stepId)) expect([i, counted]).toEqual([i, 1]);
    else expect([i, isParked.has(stepId), counted <= 1]).toEqual([i, true, true]);
  });
  // What nobody knows is what was on its way in those moments, eight requests at most. The rest only waited for its turn.
  expect(isParked.size).toBeLessThanOrEqual(kills * 8 * 75);
}, 180_000);

/** An attempt that failed and may be made again is made again: the ledger, and not luck, keeps it from being sent twice. */
function retryAsTheOrchestratorDoes(all: readonly StepCommand[]): NodeJS.Timeout {
  const commands = new Map(all.map((command) => [command.stepId, command]));
  let seen = 0;
  const retry = ({ stepId, attempt, outcome }: Answer) => {
    const command = commands.get(stepId);
    if (outcome.error?.retryable && command) void steps.send({ ...command, attempt: attempt + 1 });
  };
  return setInterval(() => {
    for (; seen < steps.answers.length; seen++) retry(steps.answers[seen] as Answer);
  }, 200);
}

function succeeded(): Set<string> {
  return new Set(steps.answers.filter(({ outcome }) => outcome.exit === 'Success').map(({ stepId }) => stepId));
}

/** Steps that wait for a person, because their outcome is unknown. */
async function parked(): Promise<Set<string>> {
  const letters = await itemsIn(servers.nats.url, streams.dead.name);
  const heads = letters.map((letter) => decodeFrame(deadLetter.parse(JSON.parse(letter)).item).head);
  return new Set(heads.map((head) => stepCommand.parse(JSON.parse(head)).stepId));
}
