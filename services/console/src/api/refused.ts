/** Why the API refused, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    /** The HTTP status; 0: nobody answered. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: readonly { path: string; message: string }[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What is wrong with a field of what was sent. */
  of(field: string): string | undefined {
    return this.fields.find(({ path }) => path === field)?.message;
  }
}
