import { setTimeout as delay } from 'node:timers/promises';

const LIMIT_MS = 3_000;

let answer: Promise<boolean> | undefined;

/** Whether a Docker engine answers. Asked once per process; testcontainers is loaded only here and when a container starts. */
export function dockerAnswers(): Promise<boolean> {
  answer ??= Promise.race([ask(), delay(LIMIT_MS, false, { ref: false })]);
  return answer;
}

async function ask(): Promise<boolean> {
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false; // no engine, or no testcontainers: the next way is tried
  }
}
