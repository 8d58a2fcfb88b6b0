import { stepsStream, streams, subjects, type StreamSpec } from '@fanfare/contracts';

/** One durable pull consumer. Replicas of a service share it; its name is what metrics and the console call it. */
export interface ConsumerSpec {
  name: string;
  stream: StreamSpec;
  filter: string;
  /** Messages in work at once in one process. */
  concurrency: number;
  /** Items in work at once: no more messages are taken while there are as many. */
  itemsInHand: number;
}

/** Step commands of one service. */
export function stepsOf(service: string, concurrency = 16): ConsumerSpec {
  return {
    name: `${service}-steps`,
    stream: stepsStream(service),
    filter: subjects.steps(service),
    concurrency,
    itemsInHand: 800,
  };
}

/** What timers release for one service: retries, and waits that ended. */
export function dueOf(service: string, concurrency = 64): ConsumerSpec {
  return {
    name: `${service}-due`,
    stream: streams.schedules,
    filter: subjects.due(service),
    concurrency,
    itemsInHand: 400,
  };
}
