import { Option, type Command } from 'commander';
import { documentFormats } from '@fanfare/client';
import {
  exportWorkflow,
  importWorkflow,
  validate,
  type ExportOptions,
  type ImportOptions,
} from './commands/workflow-files.js';
import type { Context } from './context.js';

interface Parts {
  context: () => Context;
  judged: (fine: Promise<boolean>) => Promise<void>;
}

/** The commands for workflows in files. */
export function addFileCommands(program: Command, { context, judged }: Parts): void {
  program
    .command('import <workflow.json>')
    .description('save a workflow as a draft, under the name of its file; again, over that draft')
    .option('--id <id>', 'another id than the name of the file')
    .addOption(format('whose JSON it is, when that cannot be told from it'))
    .option('--activate', 'and put it in force')
    .action((file: string, options: ImportOptions) => judged(importWorkflow(file, options, context())));
  program
    .command('export <id>')
    .description('print the draft of a workflow, or a version, as a document that can be imported')
    .addOption(format('for whom').default('fanfare'))
    .option('--version <n>', 'a frozen version instead of the draft', Number)
    .option('--output <file>', 'write it into a file')
    .action((id: string, options: ExportOptions) => exportWorkflow(id, options, context()));
  program
    .command('validate <workflow.json>')
    .description('say what is wrong with a workflow')
    .action((file: string) => judged(validate(file, context())));
}

function format(description: string): Option {
  return new Option('--format <format>', description).choices(documentFormats);
}
