/** Hosts that may be called although they are not public, such as `127.0.0.1:8080,localhost:*`: for tests, the demo, and services in one's own network. */
export class AllowList {
  private constructor(private readonly entries: ReadonlySet<string>) {}

  /** Throws with the place of an entry that is not `host:port` or `host:*`. */
  static parse(text: string): AllowList {
    const entries = text.split(',').map((entry) => entry.trim().toLowerCase()).filter(Boolean); // prettier-ignore
    for (const [i, entry] of entries.entries()) {
      if (!/^.+:(\d{1,5}|\*)$/.test(entry)) throw new Error(`entry ${i + 1} is not host:port or host:*`);
    }
    return new AllowList(new Set(entries));
  }

  has(hostname: string, port: string): boolean {
    const host = hostname.toLowerCase();
    return this.entries.has(`${host}:${port}`) || this.entries.has(`${host}:*`);
  }

  /** Whether the host and port of a URL are among them. */
  names(url: URL): boolean {
    return this.has(url.hostname, portOf(url));
  }
}

export function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}
