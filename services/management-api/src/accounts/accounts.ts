import { AccountStore } from './account.store.js';
import { AccountsController } from './accounts.controller.js';
import { AttemptStore } from './attempt.store.js';
import { AuditLog } from './audit-log.js';
import { AuditStore } from './audit.store.js';
import { CallerNames } from './caller-names.js';
import { Callers } from './callers.js';
import { ForgettingController } from './forgetting.controller.js';
import { Inviting } from './inviting.js';
import { KeyStore } from './key.store.js';
import { Keys } from './keys.js';
import { Letters } from './letters.js';
import { LinkStore } from './link.store.js';
import { Members } from './members.js';
import { MembersController } from './members.controller.js';
import { Resetting } from './resetting.js';
import { SessionStore } from './session.store.js';
import { Sessions } from './sessions.js';
import { SigningIn } from './signing-in.js';
import { WorkspaceStore } from './workspace.store.js';

/** Who may use the API, as what, and what they did. */
export const accounts = {
  controllers: [AccountsController, MembersController, ForgettingController],
  providers: [
    AccountStore,
    AttemptStore,
    AuditStore,
    KeyStore,
    LinkStore,
    SessionStore,
    WorkspaceStore,
    AuditLog,
    CallerNames,
    Callers,
    Inviting,
    Keys,
    Letters,
    Members,
    Resetting,
    Sessions,
    SigningIn,
  ],
};
