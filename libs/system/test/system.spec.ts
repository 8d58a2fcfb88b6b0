// real: nats-server, MongoDB, service processes. fake: what the services do
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../src/index.js';

const well = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
writeFileSync('../' + process.env.NAME + '.pid', String(process.pid));
createServer((_, answer) => answer.end([process.env.NATS_URL, process.env.COLOUR, process.env.MASTER_KEYS].join(' '))).listen(process.env.PORT, '127.0.0.1');
`.replaceAll("'../'", "process.env.ROOT + '/'");
const broken = `console.error('MAILCHIMP_KEY: expected string'); process.exit(3);`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fanfare-system-'));
  writeFileSync(join(root, 'well.mjs'), well);
  writeFileSync(join(root, 'broken.mjs'), broken);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const service = (name: string, main = 'well.mjs') => ({ name, main, env: { NAME: name } });
const start = (services: ReturnType<typeof service>[], given: object = {}) =>
  startSystem({
    dir: join(root, 'data'),
    root,
    services,
    env: { ROOT: root, COLOUR: 'blue' },
    allowGiven: false,
    ...given,
  });
const pidOf = (name: string) => Number(readFileSync(join(root, `${name}.pid`), 'utf8'));
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a system', () => {
  it('runs each service as a process that knows its servers and its environment, and stops all of it', async () => {
    const system = await start([service('one'), service('two')]);
    const pids = [pidOf('one'), pidOf('two'), system.nats.pid ?? 0, system.mongo.pid ?? 0];
    const answer = await (await fetch(system.service('two').url)).text();
    expect(answer).toBe(`${system.nats.url} blue `);
    expect(pids.map(isAlive)).toEqual([true, true, true, true]);
    expect(() => system.service('three')).toThrow('three is not part of this system');
    await system.stop();
    expect(pids.map(isAlive)).toEqual([false, false, false, false]);
  });

  it('gives the master keys to those that keep secrets, and to nobody else', async () => {
    const names = ['connector-acme', 'trigger-gateway', 'management-api', 'orchestrator', 'contacts'];
    const system = await start(names.map((name) => service(name)), { masterKeys: 'k1:secret' }); // prettier-ignore
    const told = await Promise.all(names.map(async (name) => (await fetch(system.service(name).url)).text()));
    await system.stop();
    const keysOf = Object.fromEntries(names.map((name, i) => [name, told[i]?.split(' ')[2]]));
    expect(keysOf).toEqual({ 'connector-acme': 'k1:secret', 'trigger-gateway': 'k1:secret', 'management-api': 'k1:secret', orchestrator: '', contacts: '' }); // prettier-ignore
  });

  it('with a service that does not start says which and why, and leaves no process', async () => {
    const said: string[] = [];
    const starting = start([service('three'), service('bad', 'broken.mjs')], {
      onProgress: (line: string) => said.push(line),
    });
    await expect(starting).rejects.toThrow(/bad did not start .*exit code 3\n[^]*MAILCHIMP_KEY: expected string/);
    await eventually(() => expect(isAlive(pidOf('three'))).toBe(false));
    expect(said.join()).toMatch(/NATS: .*MongoDB: /);
    const [port] =
      /\d+$/.exec(readFileSync(join(root, 'data/nats/nats-server.conf'), 'utf8').split('"')[1] ?? '') ?? [];
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('reports a service that crashes by its name, which can be started again at the same address', async () => {
    const crashes: string[] = [];
    const system = await start([service('four')], { onCrash: (name: string) => crashes.push(name) });
    const { url } = system.service('four');
    process.kill(pidOf('four'), 'SIGKILL');
    await eventually(() => expect(crashes).toEqual(['four']));
    await system.service('four').restart();
    expect((await fetch(url)).ok).toBe(true);
    await system.stop();
  });
});
