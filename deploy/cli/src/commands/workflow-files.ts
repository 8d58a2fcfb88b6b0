import { basename } from 'node:path';
import { workflowId } from '@fanfare/contracts';
import { fieldLines, importLines, type DocumentFormat } from '@fanfare/client';
import { readJsonFile, writeText } from '../arguments.js';
import type { Context } from '../context.js';
import { activate } from './workflows.js';

export interface ImportOptions {
  id?: string;
  format?: DocumentFormat;
  activate?: boolean;
}

/** Saves a document as a draft, under the name of its file unless told otherwise. False when it has mistakes. */
export async function importWorkflow(file: string, options: ImportOptions, context: Context): Promise<boolean> {
  const { interchange, terminal } = context;
  const { id = idOf(file), format } = options;
  const document = readJsonFile(file);
  const imported = await interchange.importWorkflow({ id, document, replace: true, ...(format && { format }) });
  terminal.show(imported, () => importLines(imported));
  const isValid = imported.workflow.problems.length === 0;
  if (options.activate && isValid) await activate(id, {}, context);
  return isValid;
}

/** The name of a file, if a workflow can be called that. */
function idOf(file: string): string {
  const parsed = workflowId.safeParse(basename(file).replace(/\.json$/, ''));
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues[0]?.message;
  throw new Error(`A workflow cannot be called as ${file} is (${why}): give it an id with --id`);
}

export interface ExportOptions {
  format: DocumentFormat;
  output?: string;
  version?: number;
}

/** Gives the draft, or a version, as a document, in a file or as the only thing on stdout, so that it can be sent on. */
export async function exportWorkflow(
  id: string,
  { format, output, version }: ExportOptions,
  { interchange, terminal }: Context,
): Promise<void> {
  const exported = await interchange.exportWorkflow(id, format, version);
  const { document, losses } = exported;
  const text = JSON.stringify(document, null, 2);
  if (output === undefined) terminal.show(exported, () => text);
  else {
    writeText(output, `${text}\n`);
    terminal.show({ written: output, losses }, () => `written: ${output}`);
  }
  if (losses.length > 0) terminal.note(['not the same there:', ...fieldLines(losses)]);
}

export async function validate(file: string, { management, terminal }: Context): Promise<boolean> {
  const verdict = await management.validate(readJsonFile(file));
  const { valid, errors, warnings } = verdict;
  terminal.show(verdict, () =>
    [
      ...(valid ? ['valid'] : ['not valid:', ...fieldLines(errors)]),
      ...(warnings.length > 0 ? ['may do harm:', ...fieldLines(warnings)] : []),
    ].join('\n'),
  );
  return verdict.valid;
}
