import { ExportStore } from './export.store.js';
import { ExportRunner } from './export-runner.js';
import { ExportWork } from './export-work.js';

/** What exports are made by. */
export const exporting = [ExportRunner, ExportStore, ExportWork];
