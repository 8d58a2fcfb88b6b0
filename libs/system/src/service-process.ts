import { freePort, startProcess, type RunningProcess } from '@fanfare/servers';

export interface ServicePlan {
  /** Folder name under services/, or any name when `main` is given. */
  name: string;
  /** The compiled entry point. */
  main: string;
  env: Record<string, string>;
  /** @default a free port */
  port?: number;
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
  return Object.defineProperty(running, 'name', { value: plan.name, enumerable: true }) as ServiceProcess;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
