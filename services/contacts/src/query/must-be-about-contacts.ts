import type { Condition } from '@fanfare/contracts';
import { contactFilterProblems } from '@fanfare/engine';
import { RequestRefused } from '@fanfare/bus';

/** Refuses a filter that looks at anything but contacts, with the place that does. */
export function mustBeAboutContacts(filter: Condition | null | undefined): void {
  const problems = filter ? contactFilterProblems(filter, 'filter') : [];
  if (problems.length > 0) throw new RequestRefused('Invalid', 'The filter cannot be used.', problems);
}
