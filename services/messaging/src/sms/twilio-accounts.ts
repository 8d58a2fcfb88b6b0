import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { Apps } from '@fanfare/connector';
import { TwilioApp, type TwilioAccount } from './twilio.app.js';

/** The accounts of a workspace at Twilio, for people who send something by hand. */
@Injectable()
export class TwilioAccounts {
  constructor(private readonly apps: Apps) {}

  /** Refuses when there is none to choose, or a person holds it. */
  choose(workspace: string, named: string | undefined): TwilioAccount {
    const app = this.apps.choose(workspace, named);
    if ('refused' in app) throw new RequestRefused('Conflict', app.refused.message);
    if ('wait' in app) throw new RequestRefused('Conflict', app.wait);
    if (this.apps.isHeld(workspace, app.id)) throw new RequestRefused('Conflict', `${app.name} is held.`);
    return { ...app, settings: TwilioApp.settings.parse(app.settings) };
  }
}
