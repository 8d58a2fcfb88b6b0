import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptLetter, RunDocument } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare, pathOf } from './fanfare.js';
import { Receiver } from './receiver.js';

// real: everything, the command line as a process included; the vendor is a server of this test.
describe('a step whose outcome nobody knows', () => {
  let fanfare: Fanfare;
  let cli: CommandLine;
  let vendor: Receiver;
  /** Whether the vendor hangs up instead of answering. */
  let hangsUp = false;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    cli = await CommandLine.open(fanfare);
    vendor = await Receiver.start(() => (hangsUp ? null : { body: '{"paid":"by the vendor"}' }));
    const url = `${vendor.url}/{{ trigger.data.prizeId }}`;
    const pay = { action: 'HttpRequest', input: { method: 'POST', url }, next: { Success: 'note' } } as const;
    const note = { action: 'ContactUpdate', input: { fields: { paid: '{{ steps.pay.body.paid }}' } } };
    await fanfare.activate('pay', aWorkflow({ pay, note }, { trigger: { type: 'Prize.Awarded' } }));
  });
  afterAll(async () => {
    vendor.stop();
    await fanfare.stop();
    await cli.close();
  });

  /** A run at whose step the vendor hung up, and the letter that asks what became of it. */
  async function parked(): Promise<{ event: string; letter: KeptLetter }> {
    hangsUp = true;
    const event = randomUUID();
    await fanfare.publish({ id: event, type: 'Prize.Awarded', contact: { email: `${event}@example.com` }, data: { prizeId: event } }); // prettier-ignore
    const letter = await eventually(async () => {
      const { letters } = await fanfare.api.expectOk<{ letters: KeptLetter[] }>('GET', '/dead-letters');
      const found = letters.find(({ item }) => item.includes(event));
      if (!found) throw new Error('nothing is asked');
      return found;
    });
    expect(letter.undecided).toMatchObject({ action: 'HttpRequest' });
    expect(callsOf(event)).toBe(1);
    hangsUp = false;
    return { event, letter };
  }
  const settle = (body: object) => fanfare.api.expectOk('POST', '/dead-letters/settle', body);
  const callsOf = (event: string) => vendor.callsOf(`/${event}`);
  const paid = async ({ contact }: RunDocument) =>
    (await fanfare.api.expectOk<{ properties: object }>('GET', `/contacts/${contact}`)).properties;

  it('goes on by Success with what a person says it gave, and is not done again', async () => {
    const { event, letter } = await parked();
    const output = { body: { paid: 'as they told us' } };
    expect(await settle({ ids: [letter.id], as: 'happened', output })).toMatchObject({ settled: [letter.id] });
    const run = await fanfare.endedRun(event);
    expect([run.status, pathOf(run), callsOf(event)]).toEqual(['Success', ['pay: Success', 'note: Success'], 1]);
    expect(await paid(run)).toEqual(output.body);
  });

  it('is done again, once, when a person says so on the command line', async () => {
    const { event, letter } = await parked();
    expect(await cli.run('dead', String(letter.id), '--decide', 'repeat')).toMatchObject({ output: '1 repeated\n' });
    const run = await fanfare.endedRun(event);
    expect([run.status, callsOf(event), await paid(run)]).toEqual(['Success', 2, { paid: 'by the vendor' }]);
  });

  it('fails when a person says so, and can be tried again like anything that failed', async () => {
    const { event, letter } = await parked();
    await settle({ ids: [letter.id], as: 'failed' });
    const run = await fanfare.endedRun(event);
    expect(run).toMatchObject({ status: 'Failed', steps: [{ exit: 'Failure', error: { code: 'OutcomeUnknown' } }] });
    expect(await fanfare.api.expectOk('POST', '/runs/replay', { runs: [run.id] })).toMatchObject({
      replayed: [run.id],
    });
    await eventually(async () => {
      expect(await fanfare.api.expectOk('GET', `/runs/${run.id}`)).toMatchObject({ status: 'Success' });
    });
    expect(callsOf(event)).toBe(2);
  });
});
