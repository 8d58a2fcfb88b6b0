import { setPriority } from 'node:os';
import { freePort, startProcess, type RunningProcess } from '@fanfare/servers';

export interface ServicePlan {
  /** Folder name under services/, or any name when `main` is given. */
  name: string;
  /** The compiled entry point. */
  main: string;
  env: Record<string, string>;
  /** @default a free port */
  port?: number;
  /** The operating system's scheduling priority, from -20 (first) to 19 (last). @default 0 */
  priority?: number;
  logPath: string;
  onCrash?: (reason: string) => void;
}

/** One service as its own process, as in production. It can be killed and started again, on the same port. */
export interface ServiceProcess extends RunningProcess {
  readonly name: string;
}

export async function startServiceProcess(plan: ServicePlan): Promise<ServiceProcess> {
  const port = plan.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const running = await startProcess({
    url,
    port,
    how: plan.name,
    command: process.execPath,
    args: ['--enable-source-maps', plan.main],
    env: { ...process.env, ...plan.env, PORT: String(port) },
    logPath: plan.logPath,
    isReady,
    ...(plan.onCrash ? { onCrash: plan.onCrash } : {}),
  });
  yieldTo(running.pid, plan.priority ?? 0);
  return Object.defineProperty(running, 'name', { value: plan.name, enumerable: true }) as ServiceProcess;
}

/** A process that may wait gives way to those that a run waits for. Only a wish: refused, everything works as well. */
function yieldTo(pid: number | undefined, priority: number): void {
  if (pid === undefined || priority === 0) return;
  try {
    setPriority(pid, priority);
  } catch {
    // No permission, or the process has just ended, which its supervisor reports.
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
