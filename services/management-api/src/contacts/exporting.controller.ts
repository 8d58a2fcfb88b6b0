import { Controller } from '@nestjs/common';
import { cancelExport, exportedRows, getExport, listExports, startExport } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { download } from '../http/download.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { exportingRoutes as routes } from './exporting.routes.js';

@Controller()
export class ExportingController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.startExport)
  start({ params, body }: Given<typeof routes.startExport>) {
    return this.requests.ask(startExport, { ...body, ...params });
  }

  @Serves(routes.listExports)
  all({ params, query }: Given<typeof routes.listExports>) {
    return this.requests.ask(listExports, { ...params, ...query });
  }

  @Serves(routes.getExport)
  one({ params }: Given<typeof routes.getExport>) {
    return this.requests.ask(getExport, params);
  }

  @Serves(routes.cancelExport)
  cancel({ params }: Given<typeof routes.cancelExport>) {
    return this.requests.ask(cancelExport, params);
  }

  @Serves(routes.exportedRows)
  rows({ params }: Given<typeof routes.exportedRows>) {
    return download('contacts.csv', (after) => this.requests.ask(exportedRows, { ...params, after }));
  }
}
