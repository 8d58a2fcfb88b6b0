import type { Command } from 'commander';
import type { EventQuery } from '@fanfare/client';
import { diff } from './commands/diff.js';
import { showEvents } from './commands/events.js';
import { liveTest, type LiveTestOptions } from './commands/live-test.js';
import { tryWorkflow, type TryOptions } from './commands/try.js';
import { whatIf, type WhatIfOptions } from './commands/what-if.js';
import { why, type WhyOptions } from './commands/why.js';
import type { Context } from './context.js';

/** The commands that only look: at what would happen, what changed, and what came in. */
export function addTryCommands(
  program: Command,
  context: () => Context,
  judged: (fine: Promise<boolean>) => Promise<void>,
  signal: AbortSignal,
): void {
  program
    .command('try <workflow>')
    .description('say what a workflow, by its id or its file, would do for an event; nothing happens')
    .option('--event <json>', 'a made-up event: {"data": {...}}')
    .option('--event-id <id>', 'an event that came in')
    .option(
      '--contact <contact>',
      'about whom: an id, or a made-up contact as JSON; without it, whom the event is about',
    )
    .option('--exit <step=exit>', 'make a step leave by an exit; may be repeated', collect)
    .option('--version <n>', 'a frozen version instead of the draft', Number)
    .action((what: string, options: TryOptions) => judged(tryWorkflow(what, options, context())));
  program
    .command('live-test <workflow>')
    .description('start one real run of the draft as a test, with real effects, and show it')
    .requiredOption('--contact <id>', 'about whom')
    .option('--event <json>', 'a made-up event: {"data": {...}}')
    .option('--event-id <id>', 'an event that came in')
    .option('--version <n>', 'a frozen version instead of the draft', Number)
    .option('--wait', 'wait where it says so, instead of passing delays at once')
    .action((id: string, options: LiveTestOptions) => judged(liveTest(id, options, context(), signal)));
  program
    .command('what-if <id>')
    .description('say what the draft would have done with real events, next to what the version in force did')
    .option('--from <time>', 'events from then on: an instant, or how long ago', 'P7D')
    .option('--to <time>', 'and before then')
    .option('--limit <n>', 'events to look at', Number)
    .option('--version <n>', 'a frozen version instead of the draft', Number)
    .option('--against <n>', 'another version than the one in force', Number)
    .action((id: string, options: WhatIfOptions) => whatIf(id, options, context()));
  program
    .command('diff <id>')
    .description('say what changed from the version in force to the draft, or between any two')
    .option('--from <version>', 'a number, or draft')
    .option('--to <version>', 'a number, or draft')
    .action((id: string, options: { from?: string; to?: string }) => diff(id, options, context()));
  program
    .command('events [id]')
    .description('list events that came in, newest first, or show one')
    .option('--type <trigger>', 'of one kind')
    .option('--contact <contact>', 'about one contact: an id, or an address')
    .option('--limit <n>', 'how many', Number, 20)
    .action((id: string | undefined, query: EventQuery) => showEvents(id, query, context()));
  program
    .command('why [event]')
    .description('say which workflows an event started, and of the others which condition said no')
    .option('--contact <id>', 'of everything about a contact instead: for one who did not get it')
    .option('--workflow <id>', 'with --contact: of one workflow')
    .option('--limit <n>', 'with --contact: how many', Number, 20)
    .action((event: string | undefined, options: WhyOptions) => why(event, options, context()));
}

function collect(value: string, all: string[] = []): string[] {
  return [...all, value];
}
