import { Command } from 'commander';
import { runStatuses } from '@fanfare/contracts';
import { cancel, type CancelOptions } from './commands/cancel.js';
import { listLostRuns } from './commands/lost.js';
import { publish, type PublishOptions } from './commands/publish.js';
import { listDeadLetters, listRuns, showRun } from './commands/runs.js';
import { showSchedule } from './commands/schedule.js';
import { tail, type TailOptions } from './commands/tail.js';
import { activate, importWorkflow, listWorkflows, pause, validate } from './commands/workflows.js';
import { Context } from './context.js';
import { readSettings } from './settings.js';
import { addTryCommands } from './try-commands.js';

export interface Surroundings {
  env: NodeJS.ProcessEnv;
  root: string;
  /** Ends what would go on for ever. */
  signal: AbortSignal;
}

interface RunsOptions {
  workflow?: string;
  status?: string;
  trigger?: string;
  limit?: number;
}

/** Every command of the CLI. */
export function commandLine({ env, root, signal }: Surroundings): Command {
  const program = new Command('fanfare')
    .description('Talks to Fanfare: publish events, manage and try workflows, look at runs.')
    .option('--json', 'print JSON, a value per line')
    .addHelpText('after', environment);
  const context = () => new Context(readSettings(env, root), program.opts<{ json?: boolean }>().json ?? false);
  /** What a command found wrong is said already; the exit code says it to programs. */
  const judged = async (fine: Promise<boolean>) => {
    if (!(await fine)) process.exitCode = 1;
  };

  program
    .command('publish [trigger]')
    .description('publish an event, or the events of a file')
    .option('--data <json>', 'the event’s data')
    .option('--contact <email>', 'whom it is about')
    .option('--id <id>', 'the event’s id; the same id again changes nothing')
    .option('--file <events.json>', 'an array of events, or one per line')
    .action((trigger: string | undefined, options: PublishOptions) => judged(publish(trigger, options, context())));
  program
    .command('import <workflow.json>')
    .description('save a workflow as a draft, under the name of its file')
    .option('--id <id>', 'another id than the name of the file')
    .option('--activate', 'and put it in force')
    .action((file: string, options: { id?: string; activate?: boolean }) =>
      judged(importWorkflow(file, options, context())),
    );
  program.command('validate <workflow.json>').description('say what is wrong with a workflow').action((file: string) => judged(validate(file, context()))); // prettier-ignore
  program.command('activate <id>').description('freeze the draft as a version and put it in force').action((id: string) => activate(id, context())); // prettier-ignore
  program
    .command('pause <id>')
    .description('start no new runs')
    .action((id: string) => pause(id, context()));
  program
    .command('workflows')
    .description('list the workflows')
    .action(() => listWorkflows(context()));
  program
    .command('schedule <id>')
    .description('show when a workflow starts by itself')
    .action((id: string) => showSchedule(id, context()));
  addTryCommands(program, context, judged);
  program
    .command('runs')
    .description('list runs, newest first')
    .option('--workflow <id>', 'of one workflow')
    .option('--status <words>', `one or more of ${runStatuses.join(', ')}, separated by commas`)
    .option('--trigger <name>', 'started by one trigger')
    .option('--limit <n>', 'how many', Number, 20)
    .action((options: RunsOptions) => listRuns(options, context()));
  program
    .command('run <id>')
    .description('show a run with its steps; "last" is the newest')
    .option('--inputs', 'with what each step was given')
    .action((id: string, options: { inputs?: boolean }) => showRun(id, options, context()));
  program
    .command('tail')
    .description('show runs as they begin and end')
    .option('--workflow <id>', 'of one workflow')
    .option('--steps', 'with their steps when they end')
    .action((options: TailOptions) => tail(options, context(), signal));
  program
    .command('cancel [run]')
    .description('cancel a run, or all that are under way of a workflow or contact')
    .option('--workflow <id>', 'those of one workflow')
    .option('--contact <id>', 'those of one contact')
    .option('--reason <text>', 'shown with each run')
    .action((run: string | undefined, options: CancelOptions) => judged(cancel(run, options, context())));
  program
    .command('lost')
    .description('list runs that do not go on by themselves')
    .option('--limit <n>', 'how many', Number)
    .action(({ limit }: { limit?: number }) => listLostRuns(limit, context()));
  program
    .command('dead')
    .description('list what nobody could handle')
    .option('--limit <n>', 'how many', Number)
    .action(({ limit }: { limit?: number }) => listDeadLetters(limit, context()));
  return program;
}

const environment = `
Environment (what is not set is taken from the last npm start):
  FANFARE_URL           address of the management API
  FANFARE_GATEWAY_URL   address of the trigger gateway
  FANFARE_KEY           the key for both
  FANFARE_WORKSPACE     the workspace (demo)
  FANFARE_DIR           data directory of npm start (.fanfare)`;
