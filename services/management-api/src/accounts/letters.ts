import { Inject, Injectable } from '@nestjs/common';
import { notify } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CONFIG, Log } from '@fanfare/chassis';
import type { ManagementConfig } from '../management.config.js';
import type { Link, NewLink } from './link.store.js';

/** What the links of both kinds open in the console. */
const pages = { invitation: '/join', reset: '/new-password' } as const;

/** Mails the links with which people come in. */
@Injectable()
export class Letters {
  constructor(
    private readonly requests: Requests,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: ManagementConfig,
  ) {}

  /** The token stands behind the `#`: it is in no server's log and in no referrer. Null: nobody has said where the console is. */
  addressOf(kind: Link['kind'], token: string): string | null {
    const base = this.config.CONSOLE_PUBLIC_URL;
    return base === undefined ? null : `${base.replace(/\/$/, '')}${pages[kind]}#${token}`;
  }

  /** False: it could not be sent, now or at all; the log says why. */
  async send({ id, kind, email, workspace, role }: NewLink, token: string): Promise<boolean> {
    const address = this.addressOf(kind, token);
    if (address === null) return false;
    const { subject, text } =
      kind === 'reset' ? resetLetter(address) : invitationLetter(workspace ?? '', role ?? '', address);
    try {
      return (await this.requests.ask(notify, { id: `link/${id}`, to: [email], subject, text })).sent > 0;
    } catch (err) {
      this.log.warn({ err, kind }, 'a link could not be mailed');
      return false;
    }
  }
}

function invitationLetter(workspace: string, role: string, address: string) {
  return {
    subject: `You are invited to ${workspace} on Fanfare`,
    text: `You are invited to the workspace ${workspace} on Fanfare, as ${role}.\n\nAccept within seven days:\n${address}\n\nIf you did not expect this, do nothing.\n`,
  };
}

function resetLetter(address: string) {
  return {
    subject: 'A new password for Fanfare',
    text: `Somebody, probably you, wants a new password for this address on Fanfare.\n\nChoose one within the hour:\n${address}\n\nIf it was not you, do nothing: the old one stays.\n`,
  };
}
