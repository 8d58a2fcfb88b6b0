import { ContactsApi, secondsSince } from './contacts-api.js';
import { round, type SyncInterval } from './scenario.js';

/** What an import of so many rows costs. Progress: how many different numbers of rows were seen on the way. */
export interface ImportReport {
  scenario: 'import';
  rows: number;
  fileMiB: number;
  uploadSeconds: number;
  checkSeconds: number;
  importSeconds: number;
  rowsPerSecond: number;
  progressSeen: number;
  /** The same file once more: nothing is changed. Null: it was left out. */
  againSeconds: number | null;
  /** The most that the processes ever had in memory; null where that cannot be told. */
  contactsPeakMiB: number | null;
  apiPeakMiB: number | null;
}

/** Imports a file through the API, once or twice, and looks at what the services took for it. */
export async function importScenario(
  rows: number,
  isAgain: boolean,
  syncInterval: SyncInterval,
): Promise<ImportReport> {
  const api = await ContactsApi.start(syncInterval);
  try {
    const begun = performance.now();
    const uploaded = await api.upload(rows);
    const uploadSeconds = secondsSince(begun);
    const checking = performance.now();
    await api.until(uploaded.id, 'checked');
    const checkSeconds = secondsSince(checking);
    const first = await api.run(uploaded.id, rows);
    const againSeconds = isAgain ? await importedAgain(api, rows) : null;
    return {
      scenario: 'import',
      rows,
      fileMiB: round(first.job.bytes / 1024 / 1024),
      uploadSeconds,
      checkSeconds,
      importSeconds: first.seconds,
      rowsPerSecond: round(rows / first.seconds),
      progressSeen: first.seen,
      againSeconds,
      contactsPeakMiB: api.peakMiB('contacts'),
      apiPeakMiB: api.peakMiB('management-api'),
    };
  } finally {
    await api.stop();
  }
}

async function importedAgain(api: ContactsApi, rows: number): Promise<number> {
  const { id } = await api.upload(rows);
  await api.until(id, 'checked');
  return (await api.run(id, 0)).seconds;
}
