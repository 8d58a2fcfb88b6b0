import { Gateway, Management, Trying } from '@fanfare/client';
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

  get trying(): Trying {
    return new Trying(this.settings.management, this.settings.workspace);
  }
}
