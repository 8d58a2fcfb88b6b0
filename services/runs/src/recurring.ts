import type { Shutdown } from '@fanfare/chassis';

/** Does something again and again, so many ms after it was last done, until the service goes down. What fails must say so itself. */
export function recurring(
  name: string,
  shutdown: Shutdown,
  everyMs: number,
  work: () => Promise<void>,
): { /** Not later than now. */ soon: () => void } {
  let stopped = false;
  let isAsked = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  const begin = () => {
    isAsked = false;
    timer = undefined;
    working = work().finally(() => {
      working = null;
      if (stopped) return;
      timer = setTimeout(begin, isAsked ? 0 : everyMs);
    });
  };
  timer = setTimeout(begin, everyMs);
  shutdown.drain(name, async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  });
  return {
    soon() {
      isAsked = true;
      if (stopped || working) return;
      clearTimeout(timer);
      timer = setTimeout(begin, 0);
    },
  };
}
