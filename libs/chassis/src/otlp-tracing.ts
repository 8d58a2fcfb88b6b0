import { ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags, type Context, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type IdGenerator } from '@opentelemetry/sdk-trace';
import { spanIdOf, traceIdOf, Tracing, type Span } from './tracing.js';

/** Gives the ids that we computed; the library asks for them while a span begins. */
class ComputedIds implements IdGenerator {
  span = '';
  trace = '';
  generateSpanId = () => this.span;
  generateTraceId = () => this.trace;
}

/** Tells a collector over HTTP, in batches. One that does not answer costs nothing but its spans. */
export class OtlpTracing extends Tracing {
  readonly isOn = true;
  private readonly ids = new ComputedIds();
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(service: string, endpoint: string) {
    super();
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
    this.provider = new TracerProvider({
      idGenerator: this.ids,
      resource: resourceFromAttributes({ 'service.name': `fanfare-${service}` }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    this.tracer = this.provider.getTracer('fanfare');
  }

  record({ run, id, parent, name, startedAt, finishedAt, attributes = {}, error }: Span): void {
    this.ids.trace = traceIdOf(run);
    this.ids.span = spanIdOf(id);
    // Dates: a number that is small is taken for a time since the process began.
    const options = { startTime: new Date(startedAt), attributes: { ...attributes, 'fanfare.run': run } };
    const span = this.tracer.startSpan(name, options, parent === undefined ? ROOT_CONTEXT : contextOf(run, parent));
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
    span.end(new Date(finishedAt));
  }

  async close(): Promise<void> {
    await this.provider.shutdown();
  }
}

function contextOf(run: string, parent: string): Context {
  const context = { traceId: traceIdOf(run), spanId: spanIdOf(parent), traceFlags: TraceFlags.SAMPLED };
  return trace.setSpanContext(ROOT_CONTEXT, context);
}
