import { AccessToken } from '@fanfare/connector';
import type { SalesforceAccount } from '../salesforce.app.js';
import { Allowance } from './allowance.js';
import { Patience, type Waits } from './patience.js';
import type { SalesforceHttp } from './salesforce-http.js';
import { logIn, type Session } from './session.js';

/** What is known of one connected org, as long as its settings stay as they are. */
export class Org {
  /** One for all calls. */
  readonly sessions: AccessToken<Session>;
  readonly allowance: Allowance;
  readonly patience: Patience;
  /** One looks for all whether more may be called again. */
  looking: Promise<void> | null = null;

  constructor(app: SalesforceAccount, http: SalesforceHttp, waits: Waits) {
    this.patience = new Patience(waits);
    this.allowance = new Allowance(app.settings.share);
    this.sessions = new AccessToken(() => logIn(app, http, this.patience));
  }
}
