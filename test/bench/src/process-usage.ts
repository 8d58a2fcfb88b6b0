import { readFileSync } from 'node:fs';

const ticksPerSecond = 100; // Linux' USER_HZ, fixed since long ago.

/** CPU seconds used so far and memory now, of these processes together. Linux only; elsewhere null. */
export function usageOf(pids: readonly number[]): { cpuSeconds: number; rssMiB: number } | null {
  let cpuSeconds = 0;
  let rssMiB = 0;
  try {
    for (const pid of pids) {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      cpuSeconds += (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      rssMiB += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    }
  } catch {
    return null;
  }
  return { cpuSeconds, rssMiB: Math.round(rssMiB) };
}
