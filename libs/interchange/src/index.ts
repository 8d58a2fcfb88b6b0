export type { Loss } from './loss.js';
export { isKustomer } from './recognise.js';
export { ImportRefused } from './import-refused.js';
export { importKustomer, type KustomerImport } from './kustomer/import-kustomer.js';
export { exportKustomer, type KustomerExport } from './kustomer/export-kustomer.js';
export { importFanfare, type FanfareImport } from './fanfare/import-fanfare.js';
