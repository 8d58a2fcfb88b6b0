export { asking } from './asking.js';
export { aCommand, anEvent, aToken, aWorkflow } from './builders.js';
export { eventually } from '@fanfare/servers';
export { StepBench, type Answer } from './step-bench.js';
export { startTestServers, type TestServers } from './test-servers.js';
