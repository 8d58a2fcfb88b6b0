import type { Problem } from '@fanfare/contracts';

/** An HTTP answer, read. */
export interface ApiAnswer<T> {
  status: number;
  body: T;
}

/** Speaks JSON with one of the product's HTTP interfaces, like a client of a customer. */
export class ApiClient {
  constructor(
    readonly base: string,
    private readonly key: string,
  ) {}

  async send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<ApiAnswer<T>> {
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** Sends a file as it is. */
  async upload<T>(path: string, file: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/octet-stream' };
    const answer = await fetch(`${this.base}${path}`, { method: 'POST', headers, body: file });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Throws the problem when the answer is not a success. */
  async expectOk<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send<T>(method, path, body);
    if (answer.status >= 400) {
      const { title, detail, errors } = answer.body as Problem;
      throw new Error(`${method} ${path}: ${answer.status} ${title}: ${detail} ${JSON.stringify(errors ?? [])}`);
    }
    return answer.body;
  }
}
