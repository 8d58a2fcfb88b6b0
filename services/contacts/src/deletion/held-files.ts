import { Injectable } from '@nestjs/common';
import { ExportStore } from '../exporting/export.store.js';
import { FileStore } from '../importing/file.store.js';
import { ImportStore } from '../importing/import.store.js';

/**
 * Files of contacts that are held for a while. Nobody looks into each for one contact: those of the workspace go, whoever is in
 * them. An import that is not over stays: its file is what somebody says of people now.
 */
@Injectable()
export class HeldFiles {
  constructor(
    private readonly exports: ExportStore,
    private readonly imports: ImportStore,
    private readonly files: FileStore,
  ) {}

  /** Again it finds what came in between. */
  async withdraw(workspace: string): Promise<void> {
    await this.exports.withdraw(workspace);
    for (const _id of await this.imports.withdraw(workspace)) {
      await this.files.drop(_id);
      await this.imports.dropRejects(_id);
    }
  }
}
