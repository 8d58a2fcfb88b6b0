import {
  ConnectedApps,
  ContactFiles,
  Contacts,
  Engagement,
  Gateway,
  Hooks,
  Interchange,
  Lifecycle,
  Management,
  Members,
  Messages,
  Operating,
  Rewards,
  Segments,
  Trying,
} from '@fanfare/client';
import type { Settings } from './settings.js';
import { Terminal } from './terminal.js';

/** What a command works with. Connections are made when they are used: a command that needs no key asks for none. */
export class Context {
  readonly terminal: Terminal;

  constructor(
    private readonly settings: Settings,
    json: boolean,
  ) {
    this.terminal = new Terminal(json);
  }

  get gateway(): Gateway {
    return new Gateway(this.settings.gateway, this.settings.workspace);
  }

  get management(): Management {
    return new Management(this.settings.management, this.settings.workspace);
  }

  get lifecycle(): Lifecycle {
    return new Lifecycle(this.settings.management, this.settings.workspace);
  }

  get operating(): Operating {
    return new Operating(this.settings.management, this.settings.workspace);
  }

  get interchange(): Interchange {
    return new Interchange(this.settings.management, this.settings.workspace);
  }

  get apps(): ConnectedApps {
    return new ConnectedApps(this.settings.management, this.settings.workspace);
  }

  get contacts(): Contacts {
    return new Contacts(this.settings.management, this.settings.workspace);
  }

  get members(): Members {
    return new Members(this.settings.management, this.settings.workspace);
  }

  get messages(): Messages {
    return new Messages(this.settings.management, this.settings.workspace);
  }

  get hooks(): Hooks {
    return new Hooks(this.settings.management, this.settings.workspace);
  }

  get engagement(): Engagement {
    return new Engagement(this.settings.management, this.settings.workspace);
  }

  get contactFiles(): ContactFiles {
    return new ContactFiles(this.settings.management, this.settings.workspace);
  }

  get segments(): Segments {
    return new Segments(this.settings.management, this.settings.workspace);
  }

  get rewards(): Rewards {
    return new Rewards(this.settings.management, this.settings.workspace);
  }

  /** Where the gateway is; null when nothing here says. */
  get gatewayUrl(): string | null {
    try {
      return this.settings.gateway.url;
    } catch {
      return null;
    }
  }

  get trying(): Trying {
    return new Trying(this.settings.management, this.settings.workspace);
  }
}
