import { stepsStream, streams, subjects, timerShards, timersStream, type StreamSpec } from '@fanfare/contracts';

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

/** What timers release for one service: retries, and waits that ended. One consumer per stream that holds timers. */
export function dueOf(service: string, concurrency = 100): ConsumerSpec[] {
  return Array.from({ length: timerShards }, (_, shard) => ({
    name: `${service}-due`,
    stream: timersStream(shard),
    filter: subjects.dueIn(shard, service),
    concurrency,
    itemsInHand: 200,
  }));
}

/** What repeating schedules release for one service. */
export function firedOf(service: string, concurrency = 16): ConsumerSpec {
  return {
    name: `${service}-fired`,
    stream: streams.schedules,
    filter: subjects.fired(service),
    concurrency,
    itemsInHand: 400,
  };
}
