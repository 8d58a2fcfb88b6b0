import { Controller, Inject, Req, Res } from '@nestjs/common';
import { CONFIG, Log } from '@fanfare/chassis';
import type { HttpRequest } from '../http/http-request.js';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { isOverTls, type ManagementConfig } from '../management.config.js';
import { accountRoutes as routes } from './account.routes.js';
import { AccountStore, type Account } from './account.store.js';
import { accountOf } from './caller.js';
import { Inviting } from './inviting.js';
import { LinkStore } from './link.store.js';
import { hashPassword } from './password.js';
import { Resetting } from './resetting.js';
import { isForeign, sessionCookie, sessionOf } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SigningIn } from './signing-in.js';
import { WorkspaceStore } from './workspace.store.js';

/** The little of a Fastify reply that a session needs. */
interface SessionReply {
  header(name: string, value: string): unknown;
}

/** People, by themselves: coming in, going out, and their passwords. */
@Controller()
export class AccountsController {
  private readonly isSecure: boolean;

  constructor(
    private readonly accounts: AccountStore,
    private readonly workspaces: WorkspaceStore,
    private readonly sessions: Sessions,
    private readonly signingIn: SigningIn,
    private readonly resetting: Resetting,
    private readonly inviting: Inviting,
    private readonly links: LinkStore,
    private readonly log: Log,
    @Inject(CONFIG) config: ManagementConfig,
  ) {
    this.isSecure = isOverTls(config);
  }

  @Serves(routes.signIn)
  async signIn(
    { body }: Given<typeof routes.signIn>,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: SessionReply,
  ) {
    mustBeOwnPage(request);
    const { token, account } = await this.signingIn.signIn(body.email, body.password, Date.now());
    reply.header('set-cookie', sessionCookie(this.isSecure, token));
    return this.shown(account);
  }

  @Serves(routes.signOut)
  async signOut({ caller }: Given<typeof routes.signOut>, @Res({ passthrough: true }) reply: SessionReply) {
    await this.sessions.end(accountOf(caller).session);
    reply.header('set-cookie', sessionCookie(this.isSecure, null));
    return {};
  }

  @Serves(routes.me)
  async me({ caller }: Given<typeof routes.me>) {
    return this.shown(await this.found(accountOf(caller).account));
  }

  @Serves(routes.changePassword)
  async changePassword({ caller, body }: Given<typeof routes.changePassword>) {
    const { account: id, session } = accountOf(caller);
    const account = await this.found(id);
    await this.signingIn.confirm(account, body.password, Date.now());
    await this.accounts.setPassword(id, await hashPassword(body.next));
    await this.sessions.endAll(id, session);
    await this.links.endReset(account.email);
    return {};
  }

  /** Answered before it is done: how long it takes says whether the address has an account. */
  @Serves(routes.askForReset)
  askForReset({ body }: Given<typeof routes.askForReset>) {
    this.resetting.begin(body.email, Date.now()).catch((err: unknown) => {
      this.log.error({ err }, 'a link for a new password could not be made');
    });
    return Promise.resolve({});
  }

  @Serves(routes.reset)
  async reset({ body }: Given<typeof routes.reset>) {
    await this.resetting.finish(body.token, body.password, Date.now());
    return {};
  }

  @Serves(routes.showInvitation)
  showInvitation({ body }: Given<typeof routes.showInvitation>) {
    return this.inviting.show(body.token, Date.now());
  }

  @Serves(routes.acceptInvitation)
  async accept(
    { body }: Given<typeof routes.acceptInvitation>,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: SessionReply,
  ) {
    mustBeOwnPage(request);
    const now = Date.now();
    const cookie = sessionOf(this.isSecure, request.headers);
    const session = cookie === null ? null : await this.sessions.find(cookie, now);
    const account = await this.inviting.accept(body, session?.account ?? null, now);
    if (session?.account !== account._id) {
      reply.header('set-cookie', sessionCookie(this.isSecure, await this.sessions.open(account._id, now)));
    }
    return this.shown(account);
  }

  private async found(id: string): Promise<Account> {
    const account = await this.accounts.find(id);
    if (account) return account;
    throw new ProblemError(401, 'SignedOut', 'The account is not there any more.');
  }

  private async shown({ _id: id, email, name }: Account) {
    return { id, email, name, workspaces: await this.workspaces.of(id) };
  }
}

/** A page elsewhere could sign somebody in as somebody else, who then sees what they do. */
function mustBeOwnPage({ headers }: HttpRequest): void {
  if (isForeign(headers)) throw new ProblemError(403, 'NotAllowed', 'A page of another site may not sign anybody in.');
}
