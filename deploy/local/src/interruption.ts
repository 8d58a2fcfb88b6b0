const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** Ctrl-C and its relatives. The first asks for an orderly stop; a second one, from somebody who waits no longer, ends at once. */
export class Interruption {
  private readonly controller = new AbortController();
  private received: keyof typeof signals | undefined;

  constructor() {
    for (const name of Object.keys(signals) as (keyof typeof signals)[]) process.on(name, () => this.receive(name));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** What a shell expects of a process that a signal ended before its work was done. */
  get exitCode(): number {
    return this.received ? 128 + signals[this.received] : 0;
  }

  /** Resolves when somebody wants us to stop. */
  async wait(): Promise<void> {
    if (this.signal.aborted) return;
    // A signal handler does not keep a process alive; this does.
    const alive = setInterval(() => undefined, 60_000);
    await new Promise<void>((resolve) => this.signal.addEventListener('abort', () => resolve(), { once: true }));
    clearInterval(alive);
  }

  private receive(name: keyof typeof signals): void {
    // What we started dies with us: the orphan guard of libs/servers sees to it.
    if (this.received) process.exit(128 + signals[name]);
    this.received = name;
    this.controller.abort();
  }
}
