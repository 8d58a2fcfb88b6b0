export { keepsSecrets } from './keeps-secrets.js';
export { startServiceProcess, type ServicePlan, type ServiceProcess } from './service-process.js';
export { startSystem, type ServiceChoice, type System, type SystemOptions } from './system.js';
