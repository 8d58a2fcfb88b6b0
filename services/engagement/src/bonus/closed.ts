import type { Definition } from '../definitions/definition.js';

/** Why a competition takes no entries at an instant. */
export interface Closed {
  code: 'CompetitionNotOpen' | 'CompetitionClosed';
  /** ISO 8601: when it opens, or closed. */
  when: string;
}

/** Null: it takes entries, as one does of which nobody has said when. */
export function closedAt(competition: Definition | undefined, at: number): Closed | null {
  const { opensAt, closesAt } = competition?.settings ?? {};
  if (typeof opensAt === 'string' && at < Date.parse(opensAt)) return { code: 'CompetitionNotOpen', when: opensAt };
  if (typeof closesAt === 'string' && at >= Date.parse(closesAt)) return { code: 'CompetitionClosed', when: closesAt };
  return null;
}
