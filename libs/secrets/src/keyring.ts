import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealed } from '@fanfare/contracts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
/** 96 bits is what GCM is made for (NIST SP 800-38D, 5.2.1.1); random ones are safe because each data key seals once. */
const nonceBytes = 12;
const tagBytes = 16;

/** A secret cannot be opened: its master key is not here, or it was sealed for something else. Never says more. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/**
 * The master keys. The first seals; all open. So a new key is put in front, what was sealed is wrapped anew, and the old
 * key is taken away: at no moment is there a secret that cannot be opened.
 */
export class Keyring {
  private constructor(
    private readonly keys: ReadonlyMap<string, Buffer>,
    private readonly currentId: string | null,
  ) {}

  /** Reads `id:base64,id:base64` (also a line each). Throws with the place of what is wrong, never with a key. */
  static parse(text: string): Keyring {
    const entries = text.split(/[,\n]/).map((entry) => entry.trim()).filter(Boolean); // prettier-ignore
    const keys = new Map<string, Buffer>();
    for (const [i, entry] of entries.entries()) {
      const [, id, encoded = ''] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/=]+)$/.exec(entry) ?? [];
      const key = Buffer.from(encoded, 'base64');
      if (id === undefined || key.length !== keyBytes) {
        throw new Error(`key ${i + 1} is not id:key, where the key is ${keyBytes} bytes in base64`);
      }
      if (keys.has(id)) throw new Error(`key ${i + 1} has the id of another`);
      keys.set(id, key);
    }
    return new Keyring(keys, keys.keys().next().value ?? null);
  }

  /** A new master key, as `parse` reads it. */
  static newKey(id: string): string {
    return `${id}:${randomBytes(keyBytes).toString('base64')}`;
  }

  /** Without a key nothing can be sealed. */
  get isEmpty(): boolean {
    return this.currentId === null;
  }

  /** Seals a text. It opens only with the same `boundTo`. */
  seal(text: string, boundTo: string): Sealed {
    const dataKey = randomBytes(keyBytes);
    return { ...this.wrap(dataKey, boundTo), text: encrypt(dataKey, Buffer.from(text), `text/${boundTo}`) };
  }

  /** Throws CannotOpen. */
  open(sealed: Sealed, boundTo: string): string {
    return decrypt(this.dataKeyOf(sealed, boundTo), sealed.text, `text/${boundTo}`).toString();
  }

  /** Whether it was sealed with the key that seals now. */
  isCurrent({ keyId }: Sealed): boolean {
    return keyId === this.currentId;
  }

  /** The same secret under the key that seals now; its text stays as it is. Throws CannotOpen. */
  rewrap(sealed: Sealed, boundTo: string): Sealed {
    return { ...sealed, ...this.wrap(this.dataKeyOf(sealed, boundTo), boundTo) };
  }

  private wrap(dataKey: Buffer, boundTo: string): Pick<Sealed, 'keyId' | 'wrappedKey'> {
    const key = this.keys.get(this.currentId ?? '');
    if (!key || this.currentId === null) {
      throw new CannotOpen('There is no master key to seal with: MASTER_KEYS is empty.');
    }
    return { keyId: this.currentId, wrappedKey: encrypt(key, dataKey, `key/${this.currentId}/${boundTo}`) };
  }

  private dataKeyOf({ keyId, wrappedKey }: Sealed, boundTo: string): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new CannotOpen(`The master key ${keyId} is not in MASTER_KEYS.`);
    return decrypt(key, wrappedKey, `key/${keyId}/${boundTo}`);
  }
}

function encrypt(key: Buffer, plain: Buffer, boundTo: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

function decrypt(key: Buffer, encoded: string, boundTo: string): Buffer {
  const bytes = Buffer.from(encoded, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new CannotOpen('The secret was sealed for something else, or was changed.', { cause });
  }
}
