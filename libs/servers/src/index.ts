export { startProcess, type ProcessPlan, type RunningProcess } from './child-server.js';
export { cacheDir } from './cache-dir.js';
export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export type { ResolveOptions, RunningServer, StartOptions } from './running-server.js';
export { resolveNats, type NatsChoice } from './nats/resolve-nats.js';
export { startNats, type StartNatsOptions } from './nats/start-nats.js';
export { resolveMongo, type MongoChoice } from './mongo/resolve-mongo.js';
export { startMongo, type StartMongoOptions } from './mongo/start-mongo.js';
