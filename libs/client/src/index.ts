export { ApiProblem, fieldLines } from './api-problem.js';
export { call, type Endpoint } from './call.js';
export { Gateway, type BatchAnswer } from './gateway.js';
export { Management, type RunQuery } from './management.js';
export { paletteFor, type Palette } from './palette.js';
export { runTree } from './run-tree.js';
export { runLine } from './run-line.js';
export { scheduleLines } from './schedule-lines.js';
export { addressesFile, keysFile, readLocalInstall, type LocalAddresses, type LocalKeys } from './local-install.js';
