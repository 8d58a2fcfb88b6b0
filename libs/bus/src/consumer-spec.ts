import {
  lanesStream,
  stepsStream,
  streams,
  subjects,
  timerShards,
  timersStream,
  type StreamSpec,
} from '@fanfare/contracts';

/** One durable pull consumer. Replicas of a service share it; its name is what the console calls it. */
export interface ConsumerSpec {
  name: string;
  /** What metrics call it: many that come and go are counted as one. @default its name */
  countedAs?: string;
  stream: StreamSpec;
  filter: string;
  /** Messages in work at once in one process. */
  concurrency: number;
  /** Items in work at once: no more messages are taken while there are as many. */
  itemsInHand: number;
  /** The server forgets a consumer that nobody has used for so long. Without it: never. */
  forgottenAfterMs?: number;
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

/** What waits in one lane of a service. There are as many as vendors' accounts, so it lives only while somebody uses it. */
export function laneOf(service: string, lane: string, concurrency: number): ConsumerSpec {
  return {
    // A consumer's name holds no dot, and no part of a lane's holds this: two lanes never share a consumer.
    name: `lane=${lane.replaceAll('.', '=')}`,
    countedAs: `${service}-lanes`,
    stream: lanesStream(service),
    filter: subjects.lane(service, lane),
    concurrency,
    itemsInHand: 800,
    forgottenAfterMs: 3_600_000,
  };
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
