import { AddStampHandler } from './add-stamp.action.js';
import { StampedeAgent } from './stampede.agent.js';
import { StampedeApp } from './stampede.app.js';
import { StampedeClient } from './stampede.client.js';

/** The connector's table of contents. */
export const StampedeConnector = {
  name: 'connector-stampede',
  title: 'Stampede',
  app: StampedeApp,
  agent: StampedeAgent,
  handlers: [AddStampHandler],
  providers: [StampedeClient],
  limits: { concurrent: 10 },
};
