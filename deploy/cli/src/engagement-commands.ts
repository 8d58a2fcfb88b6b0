import type { Command } from 'commander';
import type { EntryQuery } from '@fanfare/client';
import { listCompetitions, listEntries, showCompetition } from './commands/engagement.js';
import type { Context } from './context.js';

/** The commands about what contacts do on hubs. */
export function addEngagementCommands(program: Command, { context }: { context: () => Context }): void {
  const competition = program.command('competition').description('competitions');
  competition
    .command('ls')
    .description('list the competitions, with those that only events have named')
    .option('--limit <n>', 'how many', Number)
    .option('--after <id>', 'go on behind this competition')
    .action((query: { limit?: number; after?: string }) => listCompetitions(query, context()));
  competition
    .command('show <id>')
    .description('show the numbers of a competition and its best scores')
    .option('--limit <n>', 'how many of the best', Number, 10)
    .action((id: string, query: { limit?: number }) => showCompetition(id, query, context()));
  program
    .command('entries')
    .description('list entries, newest first')
    .option('--contact <id>', 'of one contact')
    .option('--competition <id>', 'of one competition')
    .option('--tag <tag>', 'with a tag')
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((query: EntryQuery) => listEntries(query, context()));
}
