export { bootstrap, type RunningService, type ServiceOptions } from './bootstrap.js';
export { ChassisModule } from './chassis.module.js';
export { CONFIG, chassisConfig, readConfig, type ChassisConfig } from './config.js';
export { Health } from './health.js';
export { createLog, Log } from './logging.js';
export { Metrics } from './metrics.js';
export { MONGO, MongoModule } from './mongo.js';
export { Shutdown } from './shutdown.js';
export { isWeather, Unavailable } from './unavailable.js';
