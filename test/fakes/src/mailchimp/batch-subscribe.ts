import type { Audience } from './audience.js';
import { addTags, changeMember, createMember, type MergeCheck } from './change-member.js';
import { batchBody, batchMember, createBody, readBody } from './member-body.js';
import type { Member } from './member.js';
import { Problem } from './problem.js';

interface BatchError {
  email_address: string;
  error: string;
  error_code: 'ERROR_CONTACT_EXISTS' | 'ERROR_GENERIC';
  field: string;
  field_message: string;
}

/** What came of a batch, each member by itself. */
export interface Batch {
  created: Member[];
  updated: Member[];
  errors: BatchError[];
}

interface Rules {
  update_existing: boolean;
  sync_tags: boolean;
}

/** POST /lists/{id}: up to 500 members at once; one that is refused leaves its neighbours alone. */
export function batchSubscribe(audience: Audience, given: unknown, check: MergeCheck): Batch {
  const { members, ...rules } = readBody(batchBody, given);
  const batch: Batch = { created: [], updated: [], errors: [] };
  for (const one of members) {
    try {
      subscribe(audience, one, { rules, check, batch });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      batch.errors.push(genericError(one, error));
    }
  }
  return batch;
}

/** Who is archived counts as new (a reader's note in code that calls it); single POSTs see that otherwise. */
function subscribe(
  audience: Audience,
  given: unknown,
  { rules, check, batch }: { rules: Rules; check: MergeCheck; batch: Batch },
): void {
  // prettier-ignore
  const body = readBody(batchMember, given);
  const member = audience.member(body.email_address);
  if (!member) {
    batch.created.push(createMember(audience, readBody(createBody, given), check));
    return;
  }
  const isArchived = member.status === 'archived';
  if (!isArchived && !rules.update_existing) {
    batch.errors.push(existsError(body.email_address));
    return;
  }
  changeMember(audience, member, body, check);
  if (rules.sync_tags) member.tags = [];
  addTags(audience, member, body.tags ?? []);
  batch[isArchived ? 'created' : 'updated'].push(member);
}

function existsError(email: string): BatchError {
  const error = `${email} is already a list member, do you want to update? please provide update_existing:true in the request body`; // prettier-ignore
  return { email_address: email, error, error_code: 'ERROR_CONTACT_EXISTS', field: '', field_message: '' };
}

function genericError(given: unknown, { detail, more }: Problem): BatchError {
  const { email_address = '' } = (given ?? {}) as { email_address?: string };
  const { field = '', message = '' } = more.errors?.[0] ?? {};
  return { email_address, error: detail, error_code: 'ERROR_GENERIC', field, field_message: message };
}
