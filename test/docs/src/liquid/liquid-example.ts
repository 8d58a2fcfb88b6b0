import type { JsonObject } from '@fanfare/contracts';

/** One filter or tag, explained by one template. What it gives is not said here: the page asks the engine. */
export interface LiquidExample {
  readonly does: string;
  readonly template: string;
  /** `trigger.data` of the example. */
  readonly data?: JsonObject;
}

export type LiquidExamples = Readonly<Record<string, LiquidExample>>;
