import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isPortFree } from './free-port.js';
import { forgetOrphan, guardAgainstOrphan } from './orphan-guard.js';
import type { RunningServer } from './running-server.js';

const STOP_LIMIT_MS = 5_000;
const START_LIMIT_MS = 30_000;
const POLL_MS = 20;
const LOG_TAIL_CHARS = 2_000;

/** A process of ours that serves something at a URL. */
export type RunningProcess = Omit<RunningServer, 'kind'>;

/** What to run and how to know that it serves. */
export interface ProcessPlan {
  url: string;
  port: number;
  how: string;
  command: string;
  args: string[];
  /** @default the environment of this process */
  env?: NodeJS.ProcessEnv;
  logPath: string;
  /** Resolves to true when the server really answers its protocol. */
  isReady: (url: string) => Promise<boolean>;
  onCrash?: (reason: string) => void;
}

export interface ChildServerPlan extends ProcessPlan {
  kind: RunningServer['kind'];
}

/** Starts one of the two servers. */
export async function startChildServer(plan: ChildServerPlan): Promise<RunningServer> {
  return Object.defineProperty(await startProcess(plan), 'kind', {
    value: plan.kind,
    enumerable: true,
  }) as RunningServer;
}

/** Starts the plan as a child process and resolves when it serves. */
export async function startProcess(plan: ProcessPlan): Promise<RunningProcess> {
  let child: ChildProcess | undefined = await launch(plan);

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ending = child;
    child = undefined;
    if (ending) await endProcess(ending, signal);
  };

  return {
    url: plan.url,
    how: plan.how,
    logPath: plan.logPath,
    get pid() {
      return child?.pid;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      child = await launch(plan);
    },
  };
}

// A process that was asked to end must not be reported as crashed.
const asked = new WeakSet<ChildProcess>();

async function launch(plan: ProcessPlan): Promise<ChildProcess> {
  // A stranger on the port would answer in place of the child, which would die a moment later.
  if (!(await isPortFree(plan.port))) {
    throw new Error(`${plan.how} cannot start: something else listens on port ${plan.port}`);
  }
  const child = spawnLogged(plan);
  let exited: string | undefined;
  const onceExited = (reason: string) => {
    exited ??= reason;
    if (child.pid) forgetOrphan(child.pid);
  };
  child.once('error', (error) => onceExited(error.message));
  child.once('exit', (code, signal) => onceExited(signal ?? `exit code ${code}`));
  if (child.pid) guardAgainstOrphan(child.pid);

  const deadline = Date.now() + START_LIMIT_MS;
  while (exited === undefined && !(await plan.isReady(plan.url))) {
    if (Date.now() > deadline) {
      await endProcess(child, 'SIGKILL');
      throw notStarted(plan, `it did not answer within ${START_LIMIT_MS / 1000} s`);
    }
    await delay(POLL_MS);
  }
  if (exited !== undefined) throw notStarted(plan, exited);
  child.once('exit', (code, signal) => {
    if (!asked.has(child)) plan.onCrash?.(`${signal ?? `exit code ${code}`}\n${logTail(plan.logPath)}`);
  });
  return child;
}

function spawnLogged({ command, args, env, logPath }: ProcessPlan): ChildProcess {
  mkdirSync(dirname(logPath), { recursive: true });
  const log = openSync(logPath, 'a');
  // Detached: Ctrl-C reaches the launcher alone, which then stops everything in its order. The orphan guard sees to the rest.
  const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true, env: env ?? process.env });
  closeSync(log);
  child.unref();
  return child;
}

async function endProcess(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  asked.add(child);
  child.ref(); // somebody waits for the end, so the event loop must
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  child.kill(signal);
  await ended;
  clearTimeout(insist);
}

function notStarted(plan: ProcessPlan, reason: string): Error {
  return new Error(`${plan.how} did not start at ${plan.url}: ${reason}\n${logTail(plan.logPath)}`);
}

function logTail(path: string): string {
  return readFileSync(path, 'utf8').slice(-LOG_TAIL_CHARS);
}
