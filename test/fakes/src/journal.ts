/** A request as the vendor got it. */
export interface Asked {
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
  /** JSON and forms parsed, other bodies as text; undefined without one. */
  body: unknown;
  /** The body as it came, for signatures. */
  text: string;
}

/** A request with what was answered. `status` null: no answer was given. */
export interface Exchange extends Asked {
  at: number;
  status: number | null;
  answer: unknown;
}

/** Every request that a vendor got, in the order of their answers, and how many it had in hand at once. */
export class Journal {
  readonly exchanges: Exchange[] = [];
  /** Requests in hand now. */
  inHand = 0;
  /** The most that were ever in hand at once. */
  mostInHand = 0;

  came(): void {
    this.inHand++;
    this.mostInHand = Math.max(this.mostInHand, this.inHand);
  }

  left(): void {
    this.inHand--;
  }

  add(exchange: Exchange): void {
    this.exchanges.push(exchange);
  }

  /** The requests of a method to a path, given whole or as a pattern. */
  to(method: string, path: string | RegExp): Exchange[] {
    const fits = (one: string) => (typeof path === 'string' ? one === path : path.test(one));
    return this.exchanges.filter((exchange) => exchange.method === method && fits(exchange.path));
  }

  clear(): void {
    this.exchanges.length = 0;
    this.mostInHand = this.inHand;
  }
}
