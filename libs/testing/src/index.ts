export { asking } from './asking.js';
export { aCommand, anEvent, aToken, aWorkflow } from './builders.js';
export { eventually } from './eventually.js';
export { StepBench, type Answer } from './step-bench.js';
export { startTestServers, type TestServers } from './test-servers.js';
