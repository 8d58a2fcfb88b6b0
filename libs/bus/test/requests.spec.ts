// real: nats-server, killed and restarted, a service that asks and answers. fake: nothing
import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { defineRequest } from '@fanfare/contracts';
import { eventually } from '@fanfare/servers';
import { z } from 'zod';
import { Answers, RequestRefused, Requests } from '../src/index.js';
import { Bench } from './bench.js';
import { SlowWire } from './slow-wire.js';

const double = defineRequest(
  'kit.double',
  z.object({ n: z.number(), by: z.number().default(2), ways: z.array(z.object({ name: z.string() })).optional() }),
  z.object({ n: z.number(), note: z.string().default('as asked') }),
);
const nobody = defineRequest('kit.nobody', z.object({}), z.object({}));

@Controller()
class DoubleController {
  @Answers(double)
  async double({ n, by }: z.output<typeof double.request>) {
    if (n === 404) throw new RequestRefused('NotFound', 'There is no 404.', [{ path: 'n', message: 'does not exist' }]);
    if (n === 500) throw new TypeError('secret detail of a bug');
    if (n === 503) throw new Unavailable('the database is away');
    if (n === 0) return { n: 'zero' } as never;
    return { n: n * by };
  }
}

const triple = defineRequest('kit.triple', z.object({ n: z.number() }), z.object({ n: z.number() }));

@Controller()
class TripleController {
  @Answers(triple)
  async triple({ n }: z.output<typeof triple.request>) {
    return { n: n * 3 };
  }
}

let bench: Bench;
let requests: Requests;
let wire: SlowWire | undefined;
beforeAll(async () => {
  bench = await Bench.open();
  requests = (await bench.serve({ controllers: [DoubleController] })).app.get(Requests);
});
afterAll(async () => {
  await bench.close();
  await wire?.close();
});

const ask = (n: number) => requests.ask(double, { n });

describe('a request', () => {
  it('is parsed on both sides: the question’s defaults by who answers, the answer’s by who asks', async () => {
    expect(await ask(21)).toEqual({ n: 42, note: 'as asked' });
  });

  it('that the answerer refuses is refused here, with its code, its message and the fields', async () => {
    const refused = await ask(404).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestRefused);
    expect(refused).toMatchObject({
      code: 'NotFound',
      message: 'There is no 404.',
      errors: [{ path: 'n', message: 'does not exist' }],
    });
  });

  it('that breaks its contract is Invalid by the path of the field', async () => {
    const asked = requests.ask(double, { n: 1, ways: [{ name: 'a' }, {}] } as never);
    await expect(asked).rejects.toMatchObject({ code: 'Invalid', errors: [{ path: 'ways.1.name' }] });
  });

  it('that nobody answers is weather, at once', async () => {
    const started = performance.now();
    await expect(requests.ask(nobody, {})).rejects.toMatchObject({
      name: 'Unavailable',
      message: expect.stringContaining('kit.nobody'),
    });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('is answered from the moment the service has started, however slowly the server is told of it', async () => {
    wire = await SlowWire.to(bench.server.url, 100);
    await bench.serve({ controllers: [TripleController] }, { NATS_URL: wire.url });
    expect(await requests.ask(triple, { n: 1 })).toEqual({ n: 3 });
  });

  it('is answered while one of those who answer goes down, however slowly the server is told of it', async () => {
    const going = await bench.serve({ controllers: [TripleController] }, { NATS_URL: wire?.url ?? '' });
    await bench.serve({ controllers: [TripleController] });
    let isDown = false;
    const stopped = going.stop().then(() => (isDown = true));
    const answers: unknown[] = [];
    while (!isDown) answers.push(await requests.ask(triple, { n: 1 }, 1_000));
    await stopped;
    expect(answers.length).toBeGreaterThan(3);
  });

  it('whose answerer has weather is weather here', async () => {
    await expect(ask(503)).rejects.toBeInstanceOf(Unavailable);
  });

  it('whose answerer has a bug says so, without the bug’s details', async () => {
    const error = await ask(500).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ message: expect.stringMatching(/kit\.double failed/) });
    expect(String((error as Error).message)).not.toContain('secret');
  });

  it('whose answer breaks the contract names the request and the field', async () => {
    await expect(ask(0)).rejects.toThrow(/kit\.double .*n: /);
  });

  it('is weather while nats-server is away, and is answered when it is back', async () => {
    await bench.server.kill();
    await expect(requests.ask(double, { n: 1 }, 500)).rejects.toBeInstanceOf(Unavailable);
    await bench.server.restart();
    await eventually(async () => expect(await ask(1)).toMatchObject({ n: 2 }));
  });
});
