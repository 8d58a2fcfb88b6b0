import { isWeather, type Metrics } from '@fanfare/chassis';
import { Busy, provesNothingWasSent, Refused } from './errors.js';
import { BreakerOpened } from './lane.js';

/** How a call ended. `busy`: too much, or too many. `unanswered`: nobody knows what became of it. `weather`: our own servers were away. */
type Result = 'answered' | 'busy' | 'refused' | 'unsent' | 'unanswered' | 'weather';

// As vendors declare what one call takes, up to the largest there is.
const sizes = [1, 2, 5, 10, 20, 50, 75, 100, 200, 500];

/** What is counted of the calls of handlers: how long, how many steps together, and how they ended. */
export class CallCounts {
  private readonly seconds;
  private readonly steps;
  private readonly calls;

  constructor(metrics: Metrics) {
    this.seconds = metrics.histogram('fanfare_call_seconds', 'Time of one call of a handler', ['action']);
    this.steps = metrics.histogram('fanfare_call_steps', 'Steps that share one call of a handler', ['action'], sizes);
    this.calls = metrics.counter('fanfare_calls_total', 'Calls of handlers, by how they ended', ['action', 'result']);
  }

  async counted<T>(action: string, steps: number, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const ended = (result: Result) => {
      this.seconds.observe({ action }, (performance.now() - startedAt) / 1_000);
      this.steps.observe({ action }, steps);
      this.calls.inc({ action, result });
    };
    try {
      const done = await work();
      ended('answered');
      return done;
    } catch (error) {
      // That one was never made.
      if (!(error instanceof Error && error.cause instanceof BreakerOpened)) ended(resultOf(error));
      throw error;
    }
  }
}

function resultOf(error: unknown): Result {
  if (error instanceof Busy) return 'busy';
  if (error instanceof Refused) return 'refused';
  if (isWeather(error)) return 'weather';
  return provesNothingWasSent(error) ? 'unsent' : 'unanswered';
}
