import { Controller } from '@nestjs/common';
import { stepResult, streams } from '@fanfare/contracts';
import { Consumes, type Delivery } from '@fanfare/bus';
import { Continuation } from './continuation.js';

/** Results carry runs on to their next steps. */
@Controller()
export class ResultsController {
  constructor(private readonly continuation: Continuation) {}

  @Consumes({ name: 'orchestrator-results', stream: streams.results, filter: 'results.*', concurrency: 16 })
  async results(delivery: Delivery): Promise<void> {
    const items = await delivery.items(stepResult);
    await Promise.all(items.map((item) => this.continuation.goOn(delivery, item)));
  }
}
