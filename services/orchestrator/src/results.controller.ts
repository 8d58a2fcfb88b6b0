import { Controller } from '@nestjs/common';
import { stepResult, streams } from '@fanfare/contracts';
import { Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Continuation } from './continuation.js';

const results: ConsumerSpec = {
  name: 'orchestrator-results',
  stream: streams.results,
  filter: 'results.*',
  concurrency: 32,
  itemsInHand: 800,
};

/** Results carry runs on to their next steps. */
@Controller()
export class ResultsController {
  constructor(private readonly continuation: Continuation) {}

  @Consumes(results)
  async results(delivery: Delivery): Promise<void> {
    const items = await delivery.items(stepResult);
    await this.continuation.goOn(delivery, items);
  }
}
