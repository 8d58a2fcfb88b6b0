import { hash } from 'node:crypto';
import { normaliseEmail, normaliseMobile, type ContactRef } from '@fanfare/contracts';

/**
 * By what a contact is found in records that must not name it: the ids that hubs and devices give as they are, an
 * address and a number only as what they hash to, within one workspace.
 */
export function contactReferences(workspace: string, { id, anonymousId, email, mobile }: ContactRef): string[] {
  const references: string[] = [];
  if (id !== undefined) references.push(`${workspace}/id/${id}`);
  if (anonymousId !== undefined) references.push(`${workspace}/anonymous/${anonymousId}`);
  if (email !== undefined) references.push(hashed(workspace, 'email', normaliseEmail(email)));
  if (mobile !== undefined) references.push(hashed(workspace, 'mobile', normaliseMobile(mobile)));
  return references;
}

function hashed(workspace: string, kind: string, value: string): string {
  return `${workspace}/${kind}/${hash('sha256', `${workspace}\0${kind}\0${value}`, 'base64url')}`;
}
