import { forgottenError, type RunDocument } from '@fanfare/contracts';

type Step = RunDocument['steps'][number];
type Branch = RunDocument['branches'][number];

/**
 * The run without what says whom it was about: which steps it went through, by which exits, when, and the codes of what
 * failed stays. The same of a run that is forgotten already, to which a late fact has brought something back.
 */
export function forgottenRun(run: RunDocument, placeholder: string): RunDocument {
  return {
    ...run,
    contact: placeholder,
    // A hub may make the ids of its events of whom they are about.
    event: placeholder,
    steps: run.steps.map(forgottenStep),
    branches: run.branches.map(forgottenBranch),
    ...(run.ended && { ended: { ...run.ended, reason: { kind: run.ended.reason.kind } } }),
    contactDeleted: true,
  };
}

function forgottenStep({ warnings: _warnings, error, ...step }: Step): Step {
  return { ...step, input: {}, output: {}, ...(error && { error: forgottenError(error) }) };
}

function forgottenBranch({ reason: _reason, ...branch }: Branch): Branch {
  return branch;
}
