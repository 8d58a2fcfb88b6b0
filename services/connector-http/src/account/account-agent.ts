import { Injectable } from '@nestjs/common';
import { Refused, type AppAgent } from '@fanfare/connector';
import { Sender } from '../sender.js';
import type { HttpAccount } from './http.app.js';

/** Tries an account: reads its address, or the path that it has for that. */
@Injectable()
export class AccountAgent implements AppAgent {
  constructor(private readonly sender: Sender) {}

  async test(account: HttpAccount, signal: AbortSignal): Promise<string> {
    const { baseUrl, testPath, kind } = account.settings;
    if (baseUrl === undefined) return 'No address and no secret: nothing to try.';
    const url = new URL(`${baseUrl.replace(/\/+$/, '')}${testPath ?? '/'}`);
    const headers = { 'user-agent': 'Fanfare', accept: '*/*', 'accept-encoding': 'identity' };
    const request = { method: 'GET' as const, url, headers, body: undefined };
    const sending = { stepId: 'test', account, repeatable: true, redirects: 0, isWanted: () => true, signal };
    const { response } = await this.sender.send(request, sending);
    const { status } = response;
    const said = `${url.origin}${url.pathname} answered ${status}`;
    if (status >= 500 || status === 429) throw new Error(`${said}.`);
    const isKnown = status !== 401 && status !== 403;
    if (!isKnown) throw new Refused(`${said}: it does not take the ${kind} credentials.`);
    // Without a path made for it, 404 and the like say only that somebody is there.
    if (testPath !== undefined && (status < 200 || status > 299)) throw new Refused(`${said}.`);
    return `${said}.`;
  }
}
