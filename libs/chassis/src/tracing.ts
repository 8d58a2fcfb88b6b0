import { hash } from 'node:crypto';
import type { Attributes } from '@opentelemetry/api';

/** Something that took a while, for those who look at traces. */
export interface Span {
  /** The run that it belongs to: all of a run is one trace, whoever of it tells. */
  run: string;
  /** What it is, uniquely: its id is computed from this, so that others can name it as their parent. */
  id: string;
  parent?: string;
  name: string;
  /** In ms. */
  startedAt: number;
  finishedAt: number;
  /** Names and codes; never data of people. */
  attributes?: Attributes;
  /** The code of its error. */
  error?: string;
}

/** Tells a collector (OpenTelemetry, OTLP over HTTP) of what took how long. Off unless there is one. */
export abstract class Tracing {
  abstract readonly isOn: boolean;
  abstract record(span: Span): void;
}

/** Of 16 bytes, as a trace is named. */
export const traceIdOf = (run: string) => hash('sha256', `run/${run}`).slice(0, 32);
/** Of 8 bytes, as a span is named. */
export const spanIdOf = (id: string) => hash('sha256', `span/${id}`).slice(0, 16);
