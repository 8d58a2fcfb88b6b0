import type { ChassisConfig } from './config.js';
import type { Shutdown } from './shutdown.js';
import { Tracing } from './tracing.js';

/** Nobody is told. */
class NoTracing extends Tracing {
  readonly isOn = false;
  record(): void {}
}

/** Loads what speaks to the collector only where there is one: it is large, and most processes have none. */
export async function openTracing(
  service: string,
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: ChassisConfig,
  shutdown: Shutdown,
): Promise<Tracing> {
  if (endpoint === undefined) return new NoTracing();
  const { OtlpTracing } = await import('./otlp-tracing.js');
  const tracing = new OtlpTracing(service, endpoint);
  shutdown.close('tracing', () => tracing.close());
  return tracing;
}
