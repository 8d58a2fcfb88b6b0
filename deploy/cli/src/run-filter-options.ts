import { Option, type Command } from 'commander';
import { runMode, runStatuses, type RunFilter, type RunMode, type RunStatus } from '@fanfare/contracts';
import { instantOf } from './instant-of.js';

/** Which runs, as it is said on the command line. */
export interface RunFilterOptions {
  workflow?: string;
  version?: number;
  status?: RunStatus[];
  mode?: RunMode;
  trigger?: string;
  event?: string;
  contact?: string;
  site?: string;
  card?: string;
  from?: string;
  to?: string;
}

/** Adds to a command all by which the API finds runs. */
export function withRunFilter(command: Command): Command {
  return command
    .option('--workflow <id>', 'those of one workflow')
    .option('--version <n>', 'that started with one version of it', Number)
    .option('--status <words>', `one or more of ${runStatuses.join(', ')}, separated by commas`, statusesOf)
    .addOption(new Option('--mode <mode>', 'only real ones, or only tests').choices(runMode.options))
    .option('--trigger <name>', 'those started by one trigger')
    .option('--event <id>', 'those started by one event')
    .option('--contact <id>', 'those of one contact')
    .option('--site <id>', 'those of one site')
    .option('--card <id>', 'those of one card')
    .option('--from <time>', 'those started then or later: an instant, or how long ago')
    .option('--to <time>', 'and before then');
}

export function runFilterOf({ from, to, ...exact }: RunFilterOptions, now = Date.now()): RunFilter {
  const { workflow, version, status, mode, trigger, event, contact, site, card } = exact;
  const given = { workflow, version, status, mode, trigger, event, contact, site, card };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(from !== undefined && { from: instantOf(from, now) }),
    ...(to !== undefined && { to: instantOf(to, now) }),
  };
}

/** What is no status is said, with those that there are. */
function statusesOf(text: string): RunStatus[] {
  return text.split(',').map((word) => {
    const status = runStatuses.find((one) => one.toLowerCase() === word.trim().toLowerCase());
    if (!status) throw new Error(`${word} is no status; there are ${runStatuses.join(', ')}.`);
    return status;
  });
}
