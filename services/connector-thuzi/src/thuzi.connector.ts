import { CheckIn } from './check-in.action.js';
import { ThuziAgent } from './thuzi.agent.js';
import { ThuziApp } from './thuzi.app.js';
import { ThuziClient } from './thuzi.client.js';

/** The connector's table of contents. */
export const thuzi = {
  name: 'connector-thuzi',
  title: 'Thuzi',
  app: ThuziApp,
  agent: ThuziAgent,
  handlers: [CheckIn],
  providers: [ThuziClient],
};
