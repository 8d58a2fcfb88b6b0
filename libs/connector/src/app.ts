import type { z } from 'zod';

/** What connecting an account takes: drawn as a form, checked, its secret fields sealed. */
export interface AppSpec<S extends z.ZodObject = z.ZodObject> {
  /** The vendor, as people call it. */
  title: string;
  settings: S;
}

/** Declares what connecting an account takes. Nothing happens here; the object is the declaration. */
export function defineApp<S extends z.ZodObject>(spec: AppSpec<S>): AppSpec<S> {
  return spec;
}

/** Marks a setting as secret: it is sealed, and no interface ever gives it back. */
export function secret<T extends z.ZodType>(schema: T): T {
  return schema.meta({ ...schema.meta(), secret: true });
}

/** The names of the secret settings. */
export function secretsOf({ settings }: AppSpec): string[] {
  return Object.entries(settings.shape)
    .filter(([, schema]) => (schema as z.ZodType).meta()?.['secret'] === true)
    .map(([name]) => name);
}

/** A connected account, open: its settings with the secrets. It stays in the connector. */
export interface OpenApp<S = unknown> {
  workspace: string;
  id: string;
  /** For people: `Mailchimp acme`. */
  name: string;
  settings: S;
  /** Changes whenever anything of the app does: what was made from its settings holds as long as this. */
  revision: number;
  /** Has it left alone until then (in ms): the vendor said in its answer that it has had enough for now. */
  pause(until: number, reason: string): void;
}

/** A connected account of this declaration, open. */
export type AppOf<A extends AppSpec> = OpenApp<z.output<A['settings']>>;

/** What a handler gets as `step.app`: null only where the action does without, or may. */
export type OpenAppOf<P extends AppSpec | undefined, N extends boolean> = P extends AppSpec
  ? AppOf<P> | (true extends N ? null : never)
  : null;
