import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServiceProcess, type ServicePlan } from '@fanfare/system';
import type { Moment } from './dies-at-write.js';

export interface Mortal {
  /** The write that it died at; null: it lives. */
  diedAt(): string | null;
  stop(): Promise<void>;
}

type When = Omit<Moment, 'told' | 'seen'>;

/** The service as a process of its own, which kills itself at a moment, perhaps before it is ready. */
export async function startMortal(env: NodeJS.ProcessEnv, dir: string, given: When | null): Promise<Mortal> {
  const told = join(dir, `died-${count++}`);
  const moment: Moment | null = given && { ...given, told };
  return startTelling(env, dir, told, { DIES_AT: JSON.stringify(moment) });
}

export interface Armed extends Mortal {
  /** It dies at this moment, from now on; null: it does not. */
  arm(moment: When | null): void;
  /** Names of the writes that mentioned what it was armed with last. */
  written(): Set<string>;
}

/** The same, but the moment is said while it runs. */
export async function startArmed(env: NodeJS.ProcessEnv, dir: string, given: When | null): Promise<Armed> {
  const nth = count++;
  const [told, orders] = [join(dir, `died-${nth}`), join(dir, `orders-${nth}`)];
  let seen = '';
  const arm = (moment: When | null) => {
    seen = join(dir, `seen-${count++}`);
    // Renamed, so that nobody reads half of it.
    writeFileSync(`${orders}~`, JSON.stringify(moment && { ...moment, told, seen }));
    renameSync(`${orders}~`, orders);
  };
  arm(given);
  const mortal = await startTelling(env, dir, told, { DIES_AS_TOLD_IN: orders });
  const written = () => new Set(existsSync(seen) ? readFileSync(seen, 'utf8').trim().split('\n') : []);
  return { ...mortal, arm, written };
}

async function startTelling(
  env: NodeJS.ProcessEnv,
  dir: string,
  told: string,
  orders: Record<string, string>,
): Promise<Mortal> {
  const diedAt = () => (existsSync(told) ? readFileSync(told, 'utf8') : null);
  const plan: ServicePlan = {
    name: 'rewards',
    main: join(import.meta.dirname, '../dist/main.js'),
    env: {
      ...(env as Record<string, string>),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'dies-at-write.ts')}`,
      ...orders,
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
