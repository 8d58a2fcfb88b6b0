import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { emailAddress } from './email-address.js';
import { givenPassword, newPassword } from './password.js';
import { role } from '@fanfare/contracts';

const tag = 'account';
const nothing = z.object({});
const personName = z.string().trim().min(1).max(100);
const me = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  workspaces: z.array(z.object({ workspace: z.string(), role })),
});

// prettier-ignore
export const accountRoutes = {
  signIn: defineRoute({
    method: 'POST', path: '/v1/sign-in', access: 'public', tag,
    summary: 'Signs somebody in by password: the answer sets the cookie of a session',
    body: z.strictObject({ email: emailAddress, password: givenPassword }), reply: me,
  }),
  signOut: defineRoute({ method: 'POST', path: '/v1/sign-out', access: 'account', tag, summary: 'Ends the session', reply: nothing }),
  me: defineRoute({ method: 'GET', path: '/v1/me', access: 'account', tag, summary: 'Shows who is signed in, and in which workspaces', reply: me }),
  changePassword: defineRoute({
    method: 'POST', path: '/v1/me/password', access: 'account', tag, summary: 'Gives oneself another password; other sessions end',
    body: z.strictObject({ password: givenPassword, next: newPassword }), reply: nothing,
  }),
  askForReset: defineRoute({
    method: 'POST', path: '/v1/password-reset', access: 'public', tag, status: 202,
    summary: 'Mails a link for a new password, if the address has an account; the answer does not say whether',
    body: z.strictObject({ email: emailAddress }), reply: nothing,
  }),
  reset: defineRoute({
    method: 'POST', path: '/v1/password-reset/finish', access: 'public', tag, summary: 'Sets a new password by the link; all sessions end',
    body: z.strictObject({ token: z.string().max(100), password: newPassword }), reply: nothing,
  }),
  showInvitation: defineRoute({
    method: 'POST', path: '/v1/invitation', access: 'public', tag, summary: 'Shows what an invitation is for',
    body: z.strictObject({ token: z.string().max(100) }),
    reply: z.object({ email: z.string(), workspace: z.string(), role, hasAccount: z.boolean() }),
  }),
  acceptInvitation: defineRoute({
    method: 'POST', path: '/v1/invitation/accept', access: 'public', tag,
    summary: 'Accepts an invitation, and signs in. Who has no account gives a name and a new password; who has one, its password',
    body: z.strictObject({ token: z.string().max(100), name: personName.optional(), password: newPassword.optional() }), reply: me,
  }),
};
