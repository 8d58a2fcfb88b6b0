import { filterNames, tagNames } from './liquid.js';
import { roots } from './scope.js';
import { maxMemory, maxOutput, maxSource, maxSteps, maxTag } from './template-limits.js';

/** What a template may say: for the documentation, and for an editor that completes what is typed. */
export interface TemplateVocabulary {
  /** The words that a reference may start with. */
  readonly roots: readonly string[];
  readonly filters: readonly string[];
  readonly tags: readonly string[];
  /** What one template may take; `work` is in characters made and items touched. */
  readonly limits: Readonly<Record<'source' | 'tag' | 'output' | 'steps' | 'work', number>>;
}

export function templateVocabulary(): TemplateVocabulary {
  return {
    roots,
    filters: filterNames(),
    tags: tagNames(),
    limits: { source: maxSource, tag: maxTag, output: maxOutput, steps: maxSteps, work: maxMemory },
  };
}
