import { cpus } from 'node:os';

interface Times {
  /** Time that nobody but this process used. In ms, of all processors together. */
  idle: number;
  all: number;
}

/** Below this share of idle time, somebody on the machine is waiting. */
const enoughIdle = 0.3;

/** Says whether the machine has had processor time to spare since the last look. */
export class SpareTime {
  private last: Times;

  constructor(private readonly now: () => Times = timesNow) {
    this.last = now();
  }

  look(): void {
    this.last = this.now();
  }

  any(): boolean {
    const { idle, all } = this.now();
    const passed = all - this.last.all;
    return passed <= 0 || (idle - this.last.idle) / passed > enoughIdle;
  }
}

function timesNow(): Times {
  const times: Times = { idle: 0, all: 0 };
  for (const cpu of cpus()) {
    times.idle += cpu.times.idle;
    times.all += cpu.times.user + cpu.times.nice + cpu.times.sys + cpu.times.irq + cpu.times.idle;
  }
  // What this process uses itself, it keeps from nobody else who needs it.
  const { user, system } = process.cpuUsage();
  times.idle += (user + system) / 1_000;
  return times;
}
