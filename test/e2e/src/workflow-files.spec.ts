import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { aWorkflow } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare } from './fanfare.js';

const ours = (more = {}) =>
  aWorkflow({ tag: { action: 'ContactUpdate', input: { addTags: ['x'] } } }, { name: 'Tagging', ...more });
const always = { op: 'true', values: [true] };
/** A step that looks for a number in a form, and one that has no counterpart here. */
const kustomers = {
  name: 'Orders in notes',
  trigger: { id: '1', eventName: 'kustomer.hooks.form.5f1.receive', transitions: [{ target: 'find', condition: always }] },
  steps: [
    {
      id: 'find', action: 'kustomer.regex-match.generic', errorCases: [],
      params: { testString: '/#steps.1.attributes.data.text', regex: 'ORD-[0-9]+' },
      transitions: [{ target: 'tell', condition: always }],
    },
    { id: 'tell', action: 'kustomer.note.create', params: { body: '{{steps.find.match}}' }, errorCases: [], transitions: [] },
  ],
}; // prettier-ignore

// real: everything, the command line as a process included.
describe('a workflow in a file', () => {
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

  const run = (...args: string[]) => cli.run(...args);
  const put = (name: string, document: object) => cli.write(name, document);
  const draft = async (id: string) =>
    (await fanfare.api.expectOk<{ definition: JsonObject }>('GET', `/workflows/${id}`)).definition;

  it('is saved under its name and put in force; again, it replaces the draft', async () => {
    await put('tagging.json', ours());
    expect(await run('import', 'tagging.json', '--activate')).toMatchObject({
      code: 0,
      output: 'saved: tagging (Tagging)\nactive: tagging, version 1\n',
    });
    await put('tagging.json', ours({ trigger: { type: 'Prize.Won' } }));
    expect((await run('import', 'tagging.json')).output).toBe(
      "saved: tagging (Tagging), over the draft that was there\nnot as it was written:\n  trigger.type  'Prize.Won' is called Prize.Awarded here\n",
    );
    expect(await draft('tagging')).toEqual(ours({ trigger: { type: 'Prize.Awarded' } }));
  });

  it('is recognised as Kustomer’s, and says by its place what has no counterpart', async () => {
    await put('orders.json', kustomers);
    const { code, output } = await run('import', 'orders.json', '--activate');
    expect([code, output]).toEqual([1, expect.stringMatching(/^saved: orders .*Kustomer[^]*^ {2}steps\.1\.action /m)]);
    expect(output).not.toContain('active:');
    const reply = JSON.parse((await run('import', 'orders.json', '--format', 'kustomer', '--json')).output);
    expect(reply).toMatchObject({ format: 'kustomer', workflow: { id: 'orders' }, losses: expect.any(Array) });
    expect((await run('import', 'orders.json', '--format', 'fanfare')).errors).toContain(
      'import it as a workflow of Kustomer',
    );
  });

  it('needs an id when a workflow cannot be called as the file is', async () => {
    await put('Orders in notes.json', kustomers);
    expect(await run('import', 'Orders in notes.json')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--id'),
    });
  });

  it.each(['fanfare', 'kustomer'])(
    'is the same draft when it is exported for %s and imported again',
    async (format) => {
      await put('orders.json', kustomers);
      await run('import', 'orders.json');
      const { output, errors } = await run('export', 'orders', '--format', format);
      expect(errors).toBe('');
      if (format === 'kustomer') expect(JSON.parse(output)).toEqual(kustomers);
      expect(await run('export', 'orders', '--format', format, '--output', 'out.json')).toMatchObject({
        output: 'written: out.json\n',
      });
      expect(await readFile(join(cli.dir, 'out.json'), 'utf8')).toBe(output);
      await run('import', 'out.json', '--id', `again-${format}`);
      expect(await draft(`again-${format}`)).toEqual(await draft('orders'));
    },
  );

  it('is alone on stdout; what the other side has no place for is said beside it', async () => {
    await put('limited.json', ours({ settings: { concurrency: { limit: 1 } } }));
    await run('import', 'limited.json');
    const { code, output, errors } = await run('export', 'limited', '--format', 'kustomer');
    expect([code, JSON.parse(output)]).toEqual([0, expect.objectContaining({ name: 'tagging' })]);
    expect(errors).toContain('settings');
  });
});
