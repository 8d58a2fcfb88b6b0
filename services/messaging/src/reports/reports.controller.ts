import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { takeBounce, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { DeliveryReports } from './delivery-reports.js';

/** Takes delivery reports that people or programs hand in. */
@Controller()
export class ReportsController {
  constructor(private readonly reports: DeliveryReports) {}

  @Answers(takeBounce)
  take(given: z.output<(typeof takeBounce)['request']>): Promise<ReplyOf<typeof takeBounce>> {
    return this.reports.take(given);
  }
}
