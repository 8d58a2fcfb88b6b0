import type { ContactSnapshot, JsonObject, RunData } from '@fanfare/contracts';
import type { Writing } from './liquid.js';
import { compileTemplate, templatePaths } from './template.js';

/** What a text outside of a workflow may refer to. */
export interface TextData {
  workspace: string;
  contact: ContactSnapshot | null;
  /** What whoever uses the text hands over with it. */
  variables: JsonObject;
  /** The recorded instant, in milliseconds: what `now` means. */
  at: number;
}

export const textRoots: readonly string[] = ['contact', 'variables', 'workspace', 'now'];

/**
 * Compiles a Liquid text that stands outside of a workflow, such as what is written on a card. Throws TemplateFailed when it
 * cannot be parsed; so does what it gives when it exceeds a limit.
 */
export function textTemplate(source: string, writing: Writing = 'text'): (data: TextData) => string {
  const template = compileTemplate(source, writing);
  return ({ workspace, contact, variables, at }) =>
    template.render({
      workflow: { id: '', name: '', version: 1, workspace, timezone: 'UTC', quietHours: null },
      run: null,
      // There is no event: `strangersIn` tells who writes such a text.
      data: { contact, variables, steps: {} } as unknown as RunData,
      stepId: '',
      at,
      warnings: [],
    });
}

/** The roots that a text uses and that are nothing here, such as `trigger`. Throws TemplateFailed when it cannot be parsed. */
export function strangersIn(source: string): string[] {
  const roots = templatePaths(source).map(([root]) => String(root));
  return [...new Set(roots)].filter((root) => !textRoots.includes(root));
}
