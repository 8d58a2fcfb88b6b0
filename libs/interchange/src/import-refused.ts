import type { FieldProblem } from '@fanfare/contracts';

/** What was given is no workflow at all, so that there is nothing to import. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  constructor(
    what: string,
    readonly problems: readonly FieldProblem[],
  ) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super(`${what}: ${first ? [first.path, first.message].filter(Boolean).join(': ') : 'nothing fits'}${more}`);
  }
}
