/** A token that opens a vendor's API. `expiresAt` null: the vendor does not say; it ends when the vendor says so. */
export interface Issued<T> {
  value: T;
  /** In ms. */
  expiresAt: number | null;
}

/** A token is renewed so long before it ends, or when a fifth of its life is left: what is sent with it arrives in time. */
const aheadMs = 60_000;

/** A token, fetched once for all who wait for it, and again before it expires or when the vendor takes it no more. */
export class AccessToken<T> {
  private current: Promise<{ value: T; renewAt: number }> | null = null;

  constructor(
    private readonly fetch: () => Promise<Issued<T>>,
    private readonly clock: () => number = Date.now,
  ) {}

  async get(): Promise<T> {
    const asked = (this.current ??= this.fetched());
    const { value, renewAt } = await asked;
    if (this.clock() < renewAt) return value;
    if (this.current === asked) this.current = this.fetched();
    return (await (this.current ??= this.fetched())).value;
  }

  /** The vendor does not take this one any more. Of many who find out, one has it fetched anew. */
  async refused(token: T): Promise<void> {
    const asked = this.current;
    if (asked && (await asked).value === token && this.current === asked) this.current = null;
  }

  private fetched(): Promise<{ value: T; renewAt: number }> {
    const asked = this.ask();
    // A failure is told to those who wait, and not kept.
    asked.catch(() => {
      if (this.current === asked) this.current = null;
    });
    return asked;
  }

  private async ask(): Promise<{ value: T; renewAt: number }> {
    const { value, expiresAt } = await this.fetch();
    if (expiresAt === null) return { value, renewAt: Infinity };
    return { value, renewAt: expiresAt - Math.min(aheadMs, (expiresAt - this.clock()) / 5) };
  }
}
