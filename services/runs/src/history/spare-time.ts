import { cpus } from 'node:os';

interface Times {
  idle: number;
  all: number;
}

/** Below this share of idle time, somebody else on the machine is waiting. */
const enoughIdle = 0.15;

/** Says whether the machine has had processor time to spare since it was last asked. */
export class SpareTime {
  private last: Times = timesNow();

  constructor(private readonly now: () => Times = timesNow) {}

  any(): boolean {
    const { idle, all } = this.last;
    this.last = this.now();
    const passed = this.last.all - all;
    return passed <= 0 || (this.last.idle - idle) / passed > enoughIdle;
  }
}

function timesNow(): Times {
  const times: Times = { idle: 0, all: 0 };
  for (const cpu of cpus()) {
    times.idle += cpu.times.idle;
    times.all += cpu.times.user + cpu.times.nice + cpu.times.sys + cpu.times.irq + cpu.times.idle;
  }
  return times;
}
