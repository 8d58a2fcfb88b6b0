import type { Bench } from './bench.js';

const isOwnPage = { 'sec-fetch-site': 'same-origin' };

export interface Seen {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

/** Somebody at a browser: it keeps the cookie that it is given, and says from where a request comes. */
export class Browser {
  cookie: string | null = null;

  constructor(private readonly bench: Bench) {}

  get(path: string): Promise<Seen> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = isOwnPage): Promise<Seen> {
    return this.send('POST', path, body, headers);
  }

  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    const response = await fetch(this.bench.service().url + path, {
      method,
      headers: {
        ...headers,
        ...(this.cookie !== null && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Seen['body'] };
  }
}
