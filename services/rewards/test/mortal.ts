import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServiceProcess, type ServicePlan } from '@fanfare/system';
import type { Moment } from './dies-at-write.js';

export interface Mortal {
  /** The write that it died at; null: it lives. */
  diedAt(): string | null;
  stop(): Promise<void>;
}

/** The service as a process of its own, which kills itself at a moment, perhaps before it is ready. */
export async function startMortal(
  env: NodeJS.ProcessEnv,
  dir: string,
  given: Omit<Moment, 'told'> | null,
): Promise<Mortal> {
  const told = join(dir, `died-${count++}`);
  const diedAt = () => (existsSync(told) ? readFileSync(told, 'utf8') : null);
  const moment: Moment | null = given && { ...given, told };
  const plan: ServicePlan = {
    name: 'rewards',
    main: join(import.meta.dirname, '../dist/main.js'),
    env: {
      ...(env as Record<string, string>),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'dies-at-write.ts')}`,
      DIES_AT: JSON.stringify(moment),
    },
    logPath: join(dir, 'log'),
  };
  try {
    const process = await startServiceProcess(plan);
    return { diedAt, stop: () => process.stop() };
  } catch (error) {
    if (diedAt() === null) throw error;
    return { diedAt, stop: () => Promise.resolve() };
  }
}

let count = 0;
