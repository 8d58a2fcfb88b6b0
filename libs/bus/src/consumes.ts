import { UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { ConsumerSpec } from './consumer-spec.js';
import type { Delivery } from './delivery.js';
import { ErrorsAsTheyAre } from './errors-as-they-are.filter.js';

/** Keeps Nest's other transports from taking our patterns, and ours from taking theirs. */
export const jetStreamTransport = Symbol('jetstream');

/**
 * Marks a controller's method as the handler of a consumer: it gets a Delivery, and the message is acknowledged when
 * its promise resolves.
 */
export function Consumes(spec: ConsumerSpec) {
  return (
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(delivery: Delivery) => Promise<void>>,
  ): void => {
    UseFilters(ErrorsAsTheyAre)(target, key, descriptor);
    EventPattern(spec.name, jetStreamTransport, { spec })(
      target,
      key,
      descriptor as TypedPropertyDescriptor<(data: object) => Promise<void>>,
    );
  };
}
