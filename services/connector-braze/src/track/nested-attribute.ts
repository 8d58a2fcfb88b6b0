import type { Json } from '@fanfare/contracts';
import { isTime } from './track-time.js';

const longest = 255;
const mostBytes = 100 * 1024;

/**
 * What is wrong with a nested attribute, or null. Braze tells nobody: with one invalid value, such as a null or a time that is
 * none, it drops all nested updates of the request (post_user_track.md). Names and texts have 255 characters, an object 100 KB
 * (nested_custom_attribute_support.md).
 */
export function nestedProblem(value: Json): string | null {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > mostBytes ? `is larger than ${mostBytes / 1024} KB` : problemIn(value);
}

function problemIn(value: Json): string | null {
  if (value === null) return 'holds an empty value, for which Braze would drop it';
  if (typeof value === 'string' && value.length > longest) return `holds a text of more than ${longest} characters`;
  if (typeof value !== 'object') return null;
  if (Array.isArray(value)) return firstOf(value.map(problemIn));
  return firstOf(Object.entries(value).map(([name, one]) => nameProblem(name) ?? timeProblem(name, one) ?? problemIn(one))); // prettier-ignore
}

function nameProblem(name: string): string | null {
  return name === '' || name.length > longest ? `holds a name that has not 1 to ${longest} characters` : null;
}

function timeProblem(name: string, value: Json): string | null {
  return name === '$time' && !isTime(value) ? 'holds a $time that is no time' : null;
}

function firstOf(problems: (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
