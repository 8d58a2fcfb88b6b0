import { UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { ConsumerSpec } from './consumer-spec.js';
import type { Delivery } from './delivery.js';
import { ErrorsAsTheyAre } from './errors-as-they-are.filter.js';

/** Keeps Nest's other transports from taking our patterns, and ours from taking theirs. */
export const jetStreamTransport = Symbol('jetstream');

/**
 * Marks a controller's method as the handler of a consumer, or of several at once: it gets a Delivery, and the message is acknowledged when
 * its promise resolves.
 */
export function Consumes(specs: ConsumerSpec | ConsumerSpec[]) {
  const all = Array.isArray(specs) ? specs : [specs];
  return (
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(delivery: Delivery) => Promise<void>>,
  ): void => {
    UseFilters(ErrorsAsTheyAre)(target, key, descriptor);
    EventPattern(all.map(({ name }) => name).join(), jetStreamTransport, { specs: all })(
      target,
      key,
      descriptor as TypedPropertyDescriptor<(data: object) => Promise<void>>,
    );
  };
}
