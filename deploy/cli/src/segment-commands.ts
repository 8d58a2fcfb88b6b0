import type { Command } from 'commander';
import {
  listSegments,
  removeSegment,
  saveSegment,
  segmentMembers,
  showSegment,
  type SaveOptions,
} from './commands/segments.js';
import type { Context } from './context.js';

/** The commands about segments of contacts. */
export function addSegmentCommands(program: Command, { context }: { context: () => Context }): void {
  const segment = program.command('segment').description('segments: all contacts that fulfil a condition');
  segment
    .command('ls')
    .description('list the segments')
    .action(() => listSegments(context()));
  segment
    .command('show <id>')
    .description('show a segment, and how far it is filled')
    .action((id: string) => showSegment(id, context()));
  segment
    .command('save <id> <condition.json>')
    .description('make a segment, or change it; the condition is one about contacts, as workflows have them')
    .requiredOption('--name <name>', 'what people call it')
    .option('--tell-everybody', 'start workflows for those who are in it already, too')
    .action((id: string, file: string, options: SaveOptions) => saveSegment(id, file, options, context()));
  segment
    .command('members <id>')
    .description('list who is in a segment')
    .option('--limit <n>', 'how many', Number, 50)
    .option('--after <id>', 'go on behind this contact')
    .action((id: string, query: { limit?: number; after?: string }) => segmentMembers(id, query, context()));
  segment
    .command('remove <id>')
    .description('remove a segment; the contacts stay')
    .action((id: string) => removeSegment(id, context()));
}
