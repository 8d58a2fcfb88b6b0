import { z } from 'zod';

/** What every service reads from its environment. A service adds its own keys with `.extend`. */
export const chassisConfig = z.object({
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  MONGODB_URI: z.string().default('mongodb://127.0.0.1:27017'),
  /** Each service has its own database, `<prefix>_<service>`. */
  MONGODB_PREFIX: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .default('fanfare'),
  /** Port of health, metrics and (where the service has one) its HTTP interface. 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Where traces go, by OTLP over HTTP, such as http://collector:4318. Without it: nowhere. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'expected http://… or https://…' }).optional(),
  STREAM_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  /** How long a message may be in work without a sign of life before another worker gets it. */
  ACK_WAIT_MS: z.coerce.number().int().min(1_000).default(10_000),
  /** How long a shutdown waits for work in hand; what is not done by then is redelivered. */
  DRAIN_MS: z.coerce.number().int().min(0).default(10_000),
});
export type ChassisConfig = z.infer<typeof chassisConfig>;

/** Nest's injection token of the parsed configuration. */
export const CONFIG = Symbol('config');

/** Reads a configuration from the environment. Throws one error that names every wrong variable, never its value. */
export function readConfig<T extends z.ZodType>(schema: T, env: NodeJS.ProcessEnv): z.output<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable. Correct and start again:\n${lines.join('\n')}`);
}

/** A variable, empty by default, whose text is read by a function that throws what is wrong with it (and no secret). */
export function variableReadBy<T>(read: (text: string) => T) {
  return z
    .string()
    .default('')
    .transform((text, ctx) => {
      try {
        return read(text);
      } catch (error) {
        ctx.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    });
}
