import { Module, type DynamicModule } from '@nestjs/common';
import { bootstrap, type RunningService, type ServiceOptions } from '../src/index.js';

@Module({})
class EmptyModule {}

/** A service with nothing in it but the chassis and what the test gives. */
export function startService(
  given: Partial<ServiceOptions> = {},
  module: Partial<DynamicModule> = {},
): Promise<RunningService> {
  const env = { LOG_LEVEL: 'silent', ...given.env };
  return bootstrap({ module: EmptyModule, ...module }, { name: 'empty', ...given, env });
}
