import type { Json } from '@fanfare/contracts';

/** How a value is said: as it is, by one thing that is known, or as a text with such things in it. */
export type ValueMode = 'fixed' | 'variable' | 'expression';

const alone = /^\{\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\]|\["[^"]+"\])*)\s*\}\}$/;

export function modeOf(value: Json | undefined): ValueMode {
  if (typeof value !== 'string') return 'fixed';
  if (alone.test(value)) return 'variable';
  return value.includes('{{') || value.includes('{%') ? 'expression' : 'fixed';
}

/** The path that a variable names, such as trigger.data.score. */
export function pathOf(value: Json | undefined): string {
  return (typeof value === 'string' && alone.exec(value)?.[1]) || '';
}

export function variableOf(path: string): string {
  return `{{ ${path} }}`;
}
