export { asking } from './asking.js';
export { aCommand, anEvent, aToken, aWorkflow } from './builders.js';
export { ConnectorBench, type ConnectorBenchOptions } from './connector-bench.js';
export { aConnectedApp, connectApp, testMasterKey, type Connecting } from './connections.js';
export { itemsIn } from './items-in.js';
export { eventually } from '@fanfare/servers';
export { staleManifest } from './stale-manifest.js';
export { StepBench, type Answer } from './step-bench.js';
export { startTestServers, type TestServers } from './test-servers.js';
