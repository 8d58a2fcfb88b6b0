import { serveSalesforce } from './serve-salesforce.js';

await serveSalesforce();
