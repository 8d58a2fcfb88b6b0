import { CreateObject } from './actions/create-object.action.js';
import { GetObject } from './actions/get-object.action.js';
import { UpdateObject } from './actions/update-object.action.js';
import { SalesforceHttp } from './org/salesforce-http.js';
import { ObjectTypes } from './records/object-types.js';
import { Queries } from './records/queries.js';
import { Reads } from './records/reads.js';
import { Records } from './records/records.js';
import { SalesforceAgent } from './salesforce.agent.js';
import { SalesforceApp } from './salesforce.app.js';
import { SalesforceClient } from './salesforce.client.js';

/** The connector's table of contents. */
export const salesforce = {
  name: 'connector-salesforce',
  title: 'Salesforce',
  app: SalesforceApp,
  agent: SalesforceAgent,
  handlers: [CreateObject, GetObject, UpdateObject],
  providers: [SalesforceClient, SalesforceHttp, ObjectTypes, Queries, Reads, Records],
  // An org allows 25 requests that take longer than 20 seconds, a Developer org 5; others use it, too (vendors.md 4.3).
  limits: { concurrent: 10 },
};
