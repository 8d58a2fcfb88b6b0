import { hash } from 'node:crypto';
import type { Step } from '@fanfare/connector';

/** A step has one message, whoever does the step, and however often. */
export function communicationIdOf({ workspace, id }: Pick<Step, 'workspace' | 'id'>): string {
  return hash('sha256', `${workspace}:${id}`, 'hex').slice(0, 32);
}
