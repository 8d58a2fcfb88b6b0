import { randomBytes } from 'node:crypto';

/** The access tokens that are good now. They have no lifetime of their own: the org's settings end them, unannounced. */
export class Sessions {
  private readonly open = new Set<string>();

  start(): string {
    const token = `00Dxx0000000001!${randomBytes(36).toString('base64url')}`;
    this.open.add(token);
    return token;
  }

  has(authorization: string | undefined): boolean {
    const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(authorization ?? '')?.[1];
    return token !== undefined && this.open.has(token);
  }

  expire(): void {
    this.open.clear();
  }
}
