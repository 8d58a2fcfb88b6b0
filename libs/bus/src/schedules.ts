import { Injectable } from '@nestjs/common';
import { streams, subjects } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import { Nats } from './nats.js';
import { publishFailure } from './publish-failure.js';
import { scheduleRefusal } from './schedule-refused.js';

/** Something that the server publishes on `fired.<service>` again and again, until it is removed. */
export interface RepeatingSchedule {
  /** In the server's words: six cron fields, or `@every 90s`. */
  specification: string;
  /** IANA zone of cron. @default UTC */
  timezone?: string;
  service: string;
  /** What it publishes: one item. */
  text: string;
}

const { name: stream } = streams.schedules;

/** The schedules that the server keeps, one under each subject. It remembers them over restarts. */
@Injectable()
export class Schedules {
  constructor(private readonly nats: Nats) {}

  /** Arms a schedule, in place of the one that is there. An interval counts from now. Rejects: ScheduleRefused, Unavailable. */
  async arm(subject: string, { specification, timezone, service, text }: RepeatingSchedule): Promise<void> {
    const schedule = { specification, target: subjects.fired(service), ...(timezone !== undefined && { timezone }) };
    try {
      await this.nats.js.publish(subject, text, { schedule, retries: 3 });
    } catch (error) {
      throw scheduleRefusal(error, timezone) ?? publishFailure(subject, error);
    }
  }

  /** What is armed under a subject, and since when (ms); null when nothing is. */
  async find(subject: string): Promise<{ schedule: RepeatingSchedule; since: number } | null> {
    const message = await this.asked(this.nats.jsm.streams.getMessage(stream, { last_by_subj: subject }));
    if (!message) return null;
    const header = (name: string) => message.header.get(name);
    const schedule = {
      specification: header('Nats-Schedule'),
      ...(header('Nats-Schedule-Time-Zone') !== '' && { timezone: header('Nats-Schedule-Time-Zone') }),
      service: header('Nats-Schedule-Target').replace(subjects.fired(''), ''),
      text: message.string(),
    };
    return { schedule, since: message.time.getTime() };
  }

  async remove(subject: string): Promise<void> {
    await this.asked(this.nats.jsm.streams.purge(stream, { filter: subject }));
  }

  /** The subjects that have a schedule, of those that fit the filter. */
  async list(filter: string): Promise<string[]> {
    const info = await this.asked(this.nats.jsm.streams.info(stream, { subjects_filter: filter }));
    return Object.keys(info.state.subjects ?? {});
  }

  private asked<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((cause: unknown) => {
      throw new Unavailable(`${stream} did not answer`, { cause });
    });
  }
}
