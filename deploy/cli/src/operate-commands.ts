import { Option, type Command } from 'commander';
import { deadLetters, decisionWords, type DeadOptions } from './commands/dead-letters.js';
import { listLostRuns } from './commands/lost.js';
import { listPending } from './commands/pending.js';
import { doWithRuns, showJobs, showWaiting, type ManyOptions } from './commands/run-jobs.js';
import type { PendingQuery } from '@fanfare/client';
import type { Context } from './context.js';
import { withRunFilter } from './run-filter-options.js';

interface Parts {
  context: () => Context;
  judged: (fine: Promise<boolean>) => Promise<void>;
  signal: AbortSignal;
}

/** The commands of those who keep runs going. */
export function addOperateCommands(program: Command, { context, judged, signal }: Parts): void {
  const many = (name: 'cancel' | 'replay' | 'anew', description: string) =>
    withRunFilter(program.command(`${name} [run]`).description(description))
      .option('--all', 'all of the workspace')
      .option('--count', 'only say how many')
      .option('--detach', 'do not wait until it is done')
      .action((run: string | undefined, options: ManyOptions) =>
        judged(doWithRuns(name, run, options, context(), signal)),
      );
  many('cancel', 'cancel a run, or all under way that fit').option('--reason <text>', 'shown with each run');
  many('replay', 'try a run that failed again from where it did, or all that fit');
  many('anew', 'do a run that is over once more, or all that fit').option('--active', 'with the version in force now');
  program
    .command('jobs [id]')
    .description('list what is done with many runs at once, or show one such job')
    .option('--stop', 'stop it; what is done stays done')
    .option('--limit <n>', 'how many', Number)
    .action((id: string | undefined, options: { stop?: boolean; limit?: number }) => showJobs(id, options, context()));
  program
    .command('waiting <workflow>')
    .description('count where runs of a workflow wait, by version and step')
    .action((workflow: string) => showWaiting(workflow, context()));
  program
    .command('pending')
    .description('list runs that wait for the date they begin at; cancel takes them, too')
    .option('--workflow <id>', 'of one workflow')
    .option('--contact <id>', 'of one contact')
    .option('--limit <n>', 'how many', Number)
    .action((query: PendingQuery) => listPending(query, context()));
  program
    .command('lost')
    .description('list runs that do not go on by themselves')
    .option('--limit <n>', 'how many', Number)
    .action(({ limit }: { limit?: number }) => listLostRuns(limit, context()));
  program
    .command('dead [ids...]')
    .description('list what nobody could handle, or settle some of it by its numbers')
    .addOption(
      new Option(
        '--decide <what>',
        'of a step whose outcome nobody knows: did it happen, is it to be done (again), or does it fail',
      ).choices(decisionWords),
    )
    .option('--output <json>', 'with --decide happened: what it gave, for the steps after it')
    .option('--replay [id...]', 'put back where it came from')
    .option('--discard [id...]', 'put away for good')
    .option('--all', 'list those that are settled, too')
    .option('--everywhere', 'those of all workspaces, and of none')
    .option('--limit <n>', 'how many', Number)
    .action((ids: string[], options: RawDeadOptions) => judged(deadLetters(ids, withLists(options), context())));
}

interface RawDeadOptions extends Omit<DeadOptions, 'replay' | 'discard'> {
  replay?: string[] | true;
  discard?: string[] | true;
}

/** The numbers may stand behind the option, or before it. */
function withLists({ replay, discard, ...options }: RawDeadOptions): DeadOptions {
  return {
    ...options,
    ...(replay !== undefined && { replay: replay === true ? [] : replay }),
    ...(discard !== undefined && { discard: discard === true ? [] : discard }),
  };
}
