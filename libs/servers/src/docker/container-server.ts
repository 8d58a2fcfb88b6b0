import { setTimeout as delay } from 'node:timers/promises';
import type { RunningServer } from '../running-server.js';

const START_LIMIT_MS = 30_000;

/** What to run in a container and how to know that it serves. */
export interface ContainerPlan {
  kind: RunningServer['kind'];
  image: string;
  how: string;
  /** The same inside and outside, so that it stays the same over `restart()`. */
  port: number;
  command: string[];
  files?: { content: string; target: string }[];
  urlOf: (host: string) => string;
  isReady: (url: string) => Promise<boolean>;
}

/** Starts the plan in a container. testcontainers' own reaper removes it when this process is gone. */
export async function startContainer(plan: ContainerPlan): Promise<RunningServer> {
  const { GenericContainer, getContainerRuntimeClient } = await import('testcontainers');
  const container = await new GenericContainer(plan.image)
    .withCommand(plan.command)
    .withCopyContentToContainer(plan.files ?? [])
    .withExposedPorts({ container: plan.port, host: plan.port })
    .withAutoRemove(false) // a killed container must stay to be started again with its data
    .start();
  const handle = (await getContainerRuntimeClient()).container.getById(container.getId());
  const url = plan.urlOf(container.getHost());
  await untilReady(plan, url);

  let running = true;
  const kill = async () => {
    if (running) await handle.kill();
    running = false;
  };
  return {
    kind: plan.kind,
    url,
    how: plan.how,
    kill,
    stop: async () => {
      running = false;
      await container.stop({ timeout: 5_000 });
    },
    restart: async () => {
      await kill();
      await handle.start();
      running = true;
      await untilReady(plan, url);
    },
  };
}

async function untilReady(plan: ContainerPlan, url: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await plan.isReady(url))) {
    if (Date.now() > deadline) {
      throw new Error(`${plan.how} did not answer at ${url} within ${START_LIMIT_MS / 1000} s`);
    }
    await delay(50);
  }
}
