export { startServiceProcess, type ServicePlan, type ServiceProcess } from './service-process.js';
export { startSystem, type ServiceChoice, type System, type SystemOptions } from './system.js';
