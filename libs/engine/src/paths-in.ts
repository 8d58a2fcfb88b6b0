import type { Json } from '@fanfare/contracts';
import { TemplateFailed } from './liquid.js';
import type { Path } from './reference.js';
import { templatePaths } from './template.js';
import { kindOfText } from './text.js';

/** What the texts of a definition, or a part of it, refer to. */
export function pathsIn(value: Json): Path[] {
  if (typeof value === 'string') return pathsOfText(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}

function pathsOfText(text: string): Path[] {
  const kind = kindOfText(text);
  switch (kind.kind) {
    case 'literal':
    case 'broken':
      return [];
    case 'reference':
      return [kind.path];
    case 'template':
      return pathsOfTemplate(text);
    default:
      return kind satisfies never;
  }
}

/** A text that is no template after all (a note, a name) is nothing that a step reads: of those, compiling would say so. */
function pathsOfTemplate(text: string): Path[] {
  try {
    return templatePaths(text);
  } catch (error) {
    if (error instanceof TemplateFailed) return [];
    throw error;
  }
}
