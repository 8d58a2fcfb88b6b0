import { Command } from 'commander';
import { publish, type PublishOptions } from './commands/publish.js';
import { listRuns, showRun, type RunListOptions } from './commands/runs.js';
import { tail, type TailOptions } from './commands/tail.js';
import { addContactCommands } from './contact-commands.js';
import { Context } from './context.js';
import { addEngagementCommands } from './engagement-commands.js';
import { addContactFileCommands } from './contact-file-commands.js';
import { addFileCommands } from './file-commands.js';
import { addAppCommands } from './app-commands.js';
import { addHookCommands } from './hook-commands.js';
import { addMemberCommands } from './member-commands.js';
import { addMessageCommands } from './message-commands.js';
import { addOperateCommands } from './operate-commands.js';
import { withRunFilter } from './run-filter-options.js';
import { readSettings } from './settings.js';
import { addRewardCommands } from './reward-commands.js';
import { addSegmentCommands } from './segment-commands.js';
import { addTryCommands } from './try-commands.js';
import { addWorkflowCommands } from './workflow-commands.js';

export interface Surroundings {
  env: NodeJS.ProcessEnv;
  root: string;
  /** Ends what would go on for ever. */
  signal: AbortSignal;
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
    .option('--site <id>', 'the site that it comes from')
    .option('--card <id>', 'and the card')
    .option('--id <id>', 'the event’s id; the same id again changes nothing')
    .option('--file <events.json>', 'an array of events, or one per line')
    .action((trigger: string | undefined, options: PublishOptions) => judged(publish(trigger, options, context())));
  addFileCommands(program, { context, judged });
  addWorkflowCommands(program, { context, judged });
  addContactCommands(program, { context });
  addTryCommands(program, context, judged, signal);
  withRunFilter(program.command('runs').description('list runs, newest first'))
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((options: RunListOptions) => listRuns(options, context()));
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
  addOperateCommands(program, { context, judged, signal });
  addAppCommands(program, { context, judged });
  addHookCommands(program, { context });
  addMemberCommands(program, { context });
  addMessageCommands(program, { context });
  addRewardCommands(program, { context });
  addContactFileCommands(program, { context, signal });
  addSegmentCommands(program, { context });
  addEngagementCommands(program, { context });
  return program;
}

const environment = `
Environment (what is not set is taken from the last npm start):
  FANFARE_URL           address of the management API
  FANFARE_GATEWAY_URL   address of the trigger gateway
  FANFARE_KEY           the key for both
  FANFARE_WORKSPACE     the workspace (demo)
  FANFARE_DIR           data directory of npm start (.fanfare)`;
