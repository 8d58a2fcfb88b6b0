import type { RunDocument } from '@fanfare/contracts';

/** Runs that a mail names. */
const maxNamed = 20;

/** What people are told of runs that failed: how many, and of some where and why. */
export function failureText(failed: readonly RunDocument[]): { subject: string; text: string } {
  const [first] = failed;
  const name = oneLine(first?.workflowName ?? '');
  const times = failed.length === 1 ? 'a run failed' : `${failed.length} runs failed`;
  const others = failed.length - maxNamed;
  const lines = [
    `${times} of the workflow “${name}” (${first?.workflow}) in the workspace ${first?.workspace}.`,
    '',
    ...failed.slice(0, maxNamed).map(line),
    ...(others > 0 ? [`and ${others} more`] : []),
    '',
    `See what happened:    fanfare run <id>`,
    `Try them again:       fanfare replay --workflow ${first?.workflow}`,
    '',
    'Whoever is named in settings.onFailure.notify of the workflow gets this, at most every quarter of an hour.',
  ];
  return { subject: `[Fanfare] ${name}: ${times}`.slice(0, 200), text: lines.join('\n') };
}

/** Where and why, without any data: a code, not a message, because nobody knows who reads a mailbox. */
function line({ id, finishedAt, steps, ended }: RunDocument): string {
  const at = new Date(finishedAt ?? 0).toISOString().slice(0, 19).replace('T', ' ');
  const failed = steps.findLast(({ error }) => error !== undefined);
  const where = ended?.reason.kind ?? (failed ? `${failed.node}: ${failed.error?.code}` : '');
  return `${at}  ${id}  ${where}`;
}

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- a name is anything that a person typed, and a subject is one line
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
}
