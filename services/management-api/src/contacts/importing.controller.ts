import { Controller } from '@nestjs/common';
import {
  appendToImport,
  cancelImport,
  changeImport,
  closeImport,
  filePieceBytes,
  getImport,
  listImports,
  openImport,
  rejectedRows,
  startImport,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { download } from '../http/download.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { importingRoutes as routes } from './importing.routes.js';

/** Saying that the file is there waits for nothing but one write, but may be behind others. */
const closeMs = 15_000;

@Controller()
export class ImportingController {
  constructor(private readonly requests: Requests) {}

  /** Passes the file on piece by piece: the sender is held up while a piece is not stored. */
  @Serves(routes.uploadImport)
  async upload({ params: { workspace }, query, body }: Given<typeof routes.uploadImport>) {
    const { name = 'contacts', list, sheet } = query;
    const { id } = await this.requests.ask(openImport, { workspace, name, sheet });
    try {
      let index = 0;
      for await (const piece of body.pieces(filePieceBytes)) {
        await this.requests.ask(appendToImport, { workspace, id, index: index++, data: piece.toString('base64') });
      }
      return await this.requests.ask(closeImport, { workspace, id, list }, closeMs);
    } catch (error) {
      // What went wrong with the upload is told, whatever becomes of this: an import that stays as it is expires.
      await this.requests.ask(cancelImport, { workspace, id }).catch(() => undefined);
      throw error;
    }
  }

  @Serves(routes.listImports)
  all({ params, query }: Given<typeof routes.listImports>) {
    return this.requests.ask(listImports, { ...params, ...query });
  }

  @Serves(routes.getImport)
  one({ params }: Given<typeof routes.getImport>) {
    return this.requests.ask(getImport, params);
  }

  @Serves(routes.changeImport)
  change({ params, body }: Given<typeof routes.changeImport>) {
    return this.requests.ask(changeImport, { ...params, ...body });
  }

  @Serves(routes.startImport)
  start({ params }: Given<typeof routes.startImport>) {
    return this.requests.ask(startImport, params);
  }

  @Serves(routes.cancelImport)
  cancel({ params }: Given<typeof routes.cancelImport>) {
    return this.requests.ask(cancelImport, params);
  }

  @Serves(routes.rejectedRows)
  rejected({ params }: Given<typeof routes.rejectedRows>) {
    return download('rejected-rows.csv', (after) => this.requests.ask(rejectedRows, { ...params, after }));
  }
}
