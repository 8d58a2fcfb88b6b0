import { Module } from '@nestjs/common';
import { CommunicationsModule } from '../communications/communications.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { DeliveryReports } from './delivery-reports.js';
import { ReportReceiver } from './report-receiver.js';
import { ReportsController } from './reports.controller.js';

/** What mail servers report about e-mails. */
@Module({
  imports: [CommunicationsModule, ConsentModule],
  controllers: [ReportsController],
  providers: [DeliveryReports, ReportReceiver],
})
export class ReportsModule {}
