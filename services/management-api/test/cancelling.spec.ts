import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelPendingStarts,
  endRuns,
  getRuns,
  listPendingStarts,
  type ReplyOf,
  type RequestOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { openBench, type Bench } from './bench.js';

const start = { run: 'later', workflow: 'reminder', version: 1, event: 'e', trigger: 'Form.Received', site: null, card: null, acceptedAt: 1, dueAt: 2 }; // prettier-ignore
const desk = { ended: [] as string[], listed: [] as object[] };

/** Stands for the orchestrator and the service runs, which knows one run; one that has not begun is in no history. */
@Controller()
class Desk {
  @Answers(getRuns)
  async get({ ids }: RequestOf<typeof getRuns>): Promise<ReplyOf<typeof getRuns>> {
    return { runs: [], left: ids.filter((id) => id === 'known'), tooLarge: [] };
  }

  @Answers(endRuns)
  async end({ runs }: RequestOf<typeof endRuns>): Promise<ReplyOf<typeof endRuns>> {
    desk.ended.push(...runs);
    return { ended: runs.length };
  }

  @Answers(cancelPendingStarts)
  async cancel({ runs }: RequestOf<typeof cancelPendingStarts>): Promise<ReplyOf<typeof cancelPendingStarts>> {
    return { cancelled: runs.filter((run) => run === start.run) };
  }

  @Answers(listPendingStarts)
  async list(asked: RequestOf<typeof listPendingStarts>): Promise<ReplyOf<typeof listPendingStarts>> {
    desk.listed.push(asked);
    return { starts: [start], next: null, total: 1 };
  }
}

// real: NATS, MongoDB, the API. fake: the orchestrator, the service runs.
describe('runs that somebody does not want any more', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench([Desk])));
  afterAll(() => bench.close());

  it('are cancelled by their ids, those too that wait for the date they begin at', async () => {
    const { status, body } = await bench.post('/runs/cancel', { runs: ['known', 'later', 'nobody'] });
    expect({ status, body }).toEqual({
      status: 200,
      body: { cancelled: ['known', 'later'], over: [], unknown: ['nobody'] },
    });
    expect(desk.ended).toEqual(['known']);
  });

  it('are listed while they wait for that date, by workflow or contact', async () => {
    const { status, body } = await bench.get('/runs/pending?workflow=reminder&contact=ada&limit=5');
    expect({ status, body }).toEqual({ status: 200, body: { starts: [start], next: null, total: 1 } });
    expect(desk.listed).toEqual([{ workspace: 'acme', workflow: 'reminder', contact: 'ada', limit: 5 }]);
  });
});
