import type { HookKind } from '@fanfare/contracts';
import { ProblemError } from '../../problem-error.js';
import type { Received } from '../received.js';
import { mailchimpSignatureProblem } from './mailchimp-signature.js';
import { standardSignatureProblem } from './standard-signature.js';
import { twilioSignatureProblem } from './twilio-signature.js';

/** What keeps a request from being signed with one of the secrets; null: nothing. */
type SignatureProblem = (received: Received, secrets: readonly string[]) => string | null;

const schemes: Record<HookKind, SignatureProblem> = {
  webhook: standardSignatureProblem,
  form: standardSignatureProblem,
  email: standardSignatureProblem,
  mailchimp: mailchimpSignatureProblem,
  twilio: twilioSignatureProblem,
};

/** Throws unless a request is signed as callers of its kind of hook sign. */
export function checkSignature(kind: HookKind, received: Received, secrets: readonly string[]): void {
  const problem = schemes[kind](received, secrets);
  if (problem !== null) throw new ProblemError(401, 'BadSignature', `The request is not accepted: ${problem}.`);
}
