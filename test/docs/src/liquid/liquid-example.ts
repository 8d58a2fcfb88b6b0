import type { JsonObject } from '@fanfare/contracts';

/** One filter or tag, explained by one template. What it gives is not said here: the page asks the engine. */
interface LiquidExample {
  readonly does: string;
  readonly template: string;
}

/** What belongs together on the page, and the `trigger.data` of its examples. */
export interface LiquidGroup {
  readonly title: string;
  readonly data?: JsonObject;
  readonly examples: Readonly<Record<string, LiquidExample>>;
}
