import type { Command } from 'commander';
import { exportContacts, importContacts, type ExportOptions, type ImportOptions } from './commands/contact-files.js';
import type { Context } from './context.js';

/** The commands about files of contacts. */
export function addContactFileCommands(
  program: Command,
  { context, signal }: { context: () => Context; signal: AbortSignal },
): void {
  const contacts = program.command('contacts').description('import and export contacts');
  contacts
    .command('import <file>')
    .description('import contacts from a file (CSV, XLSX, XLS)')
    .option('--list <name>', 'add all of them to a list')
    .option('--sheet <name>', 'the sheet of a workbook, when it is not the first')
    .option('--check', 'only say what would be done')
    .option('--rejected <file>', 'write the rows that were left out, with reasons, to this file')
    .action((file: string, options: ImportOptions) => importContacts(file, options, context(), signal));
  contacts
    .command('export <file>')
    .description('export contacts to a CSV file')
    .option('--columns <names>', 'which, separated by commas; otherwise all')
    .option('--search <text>', 'those whose name, address or number begins so')
    .option('--list <name>', 'those on a list')
    .option('--segment <id>', 'those in a segment')
    .option('--email <address>', 'tell somebody by mail when it is done')
    .action((file: string, options: ExportOptions) => exportContacts(file, options, context(), signal));
}
