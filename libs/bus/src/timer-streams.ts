import { timerShardOf, timersStream } from '@fanfare/contracts';
import type { Nats } from './nats.js';
import { publishFailure } from './publish-failure.js';

/** The server answers each by itself; more at once would only wait in its queue. */
const asksAtOnce = 64;

/** Looks for timers in the streams that hold them. Each id is a run's or a step's; `filterOf` makes it a subject. */
export class TimerStreams {
  constructor(private readonly nats: Nats) {}

  async purge(ids: readonly string[], filterOf: (id: string) => string): Promise<void> {
    await this.each(ids, (stream, id) => this.nats.jsm.streams.purge(stream, { filter: filterOf(id) }));
  }

  /** Those ids for which at least one timer is armed. */
  async armed(ids: readonly string[], filterOf: (id: string) => string): Promise<string[]> {
    const infos = await this.each(ids, (stream, id) =>
      this.nats.jsm.streams.info(stream, { subjects_filter: filterOf(id) }),
    );
    return ids.filter((_, i) => Object.keys(infos[i]?.state.subjects ?? {}).length > 0);
  }

  /** The subjects of what is armed for these ids. */
  async subjects(ids: readonly string[], filterOf: (id: string) => string): Promise<string[]> {
    const infos = await this.each(ids, (stream, id) =>
      this.nats.jsm.streams.info(stream, { subjects_filter: filterOf(id) }),
    );
    return infos.flatMap(({ state }) => Object.keys(state.subjects ?? {}));
  }

  private async each<T>(ids: readonly string[], ask: (stream: string, id: string) => Promise<T>): Promise<T[]> {
    const answers: T[] = [];
    for (let i = 0; i < ids.length; i += asksAtOnce) {
      const some = ids.slice(i, i + asksAtOnce).map((id) => ask(timersStream(timerShardOf(id)).name, id));
      const answered = await Promise.all(some).catch((error: unknown) => {
        throw publishFailure('timers', error);
      });
      answers.push(...answered);
    }
    return answers;
  }
}
