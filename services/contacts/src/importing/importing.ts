import { FileStore } from './file.store.js';
import { ImportCollections } from './import-collections.store.js';
import { ImportStore } from './import.store.js';
import { ImportRunner } from './import-runner.js';
import { ImportWork } from './import-work.js';
import { RowSaver } from './row-saver.js';
import { WorkbookToCsv } from './workbook-to-csv.js';

/** What imports are made by. */
export const importing = [FileStore, ImportCollections, ImportRunner, ImportStore, ImportWork, RowSaver, WorkbookToCsv];
