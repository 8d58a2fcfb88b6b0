import { Option, type Command } from 'commander';
import { showSchedule, type ScheduleOptions } from './commands/schedule.js';
import {
  activate,
  archive,
  listWorkflows,
  pause,
  resume,
  rollBack,
  showCatalogue,
  showLocks,
  showVersions,
  showWorkflow,
  type PauseOptions,
  type PublishingOptions,
} from './commands/workflows.js';
import type { WorkflowQuery } from '@fanfare/client';
import type { Context } from './context.js';

interface Parts {
  context: () => Context;
  judged: (fine: Promise<boolean>) => Promise<void>;
}

/** The commands that put workflows in force and out of it, and show how they are. */
export function addWorkflowCommands(program: Command, { context, judged }: Parts): void {
  program
    .command('activate <id>')
    .description('freeze the draft as a version and put it in force')
    .addOption(waitingRuns())
    .option('--count', 'only say what that means for runs under way')
    .action((id: string, options: PublishingOptions) => activate(id, options, context()));
  program
    .command('rollback <id> <version>')
    .description('put an older version in force')
    .addOption(waitingRuns())
    .option('--count', 'only say what that means for runs under way')
    .action((id: string, version: string, options: PublishingOptions) => rollBack(id, version, options, context()));
  program
    .command('pause <id>')
    .description('start no new runs')
    .option('--hold', 'and keep those that have started where they are')
    .option('--reason <text>', 'shown with the workflow')
    .action((id: string, options: PauseOptions) => pause(id, options, context()));
  program
    .command('resume <id>')
    .description('put the version that was paused in force again; what was held goes on')
    .action((id: string) => resume(id, context()));
  program
    .command('archive <id>')
    .description('end a workflow for good')
    .addOption(new Option('--runs <what>', 'let its runs go on to their ends, or end them').choices(['drain', 'exit']))
    .action((id: string, options: { runs?: 'drain' | 'exit' }) => archive(id, options, context()));
  program
    .command('workflows')
    .description('list the workflows, or those that fit')
    .option('--search <words>', 'how the name begins, or one of its words, or the id')
    .option('--status <words>', 'one or more of Draft, Active, Paused, Archived, separated by commas')
    .option('--trigger <names>', 'those that start by one of these triggers, separated by commas')
    .option('--site <id>', 'those of one site')
    .option('--card <id>', 'those of one card')
    .addOption(new Option('--sort <order>', 'by what to sort them').choices(['id', 'name', 'updated', 'created']))
    .action((which: WorkflowQuery) => listWorkflows(which, context()));
  program
    .command('workflow <id>')
    .description('show how a workflow is: why it is paused, what is wrong with its draft, what may do harm')
    .action((id: string) => showWorkflow(id, context()));
  program
    .command('versions <id> [version]')
    .description('list the versions of a workflow, or print the definition of one')
    .action((id: string, version: string | undefined) => showVersions(id, version, context()));
  program
    .command('schedule [id]')
    .description('show when a workflow starts by itself, or when a schedule would')
    .option('--cron <fields>', 'this schedule instead: five fields, such as "0 9 * * MON-FRI"')
    .option('--every <duration>', 'or this interval, such as PT1H')
    .option('--timezone <zone>', 'on which clock')
    .action((id: string | undefined, options: ScheduleOptions) => showSchedule(id, options, context()));
  program
    .command('catalogue [name]')
    .description('list the actions and triggers that workflows are made of, or show one')
    .action((name: string | undefined) => showCatalogue(name, context()));
  program
    .command('locks <workflow>')
    .description('list contacts for whom a workflow does not start for a day, because it did again and again')
    .option('--unlock <contact>', 'let it start for one of them again')
    .action((id: string, options: { unlock?: string }) => judged(showLocks(id, options, context())));
}

function waitingRuns(): Option {
  return new Option(
    '--waiting-runs <what>',
    'runs of other versions finish as was decided for them, move to this one when they have waited, or exit',
  ).choices(['finish', 'move', 'exit']);
}
