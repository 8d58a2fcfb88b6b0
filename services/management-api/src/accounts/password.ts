import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const derive = promisify(argon2);

/** RFC 9106's argon2id with the least that OWASP's password storage page names: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;
const longest = 200;
const shortest = 12;

/** NIST SP 800-63B: long, and otherwise as people like. */
export const newPassword = z
  .string()
  .min(shortest, `expected at least ${shortest} characters`)
  .max(longest, `expected at most ${longest} characters`);
/** One that is only compared. */
export const givenPassword = z.string().min(1).max(longest);

/** A password as it is kept: salted, and written with its cost, as PHC strings have it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const derived = await derived32(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(derived)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether it is the one that was hashed. Takes as long for an account that is not there (`kept` null) as for one that is. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', expected = ''] = phc.exec(kept ?? nobodys) ?? [];
  const asKept = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const derived = await derived32(password, Buffer.from(salt, 'base64'), asKept);
  const wanted = Buffer.from(expected, 'base64');
  return wanted.length === derived.length && timingSafeEqual(wanted, derived) && kept !== null;
}

/** Of no password. */
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(Buffer.alloc(saltBytes))}$${text(Buffer.alloc(hashBytes))}`;

function derived32(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost): Promise<Buffer> {
  return derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: hashBytes,
  });
}

function text(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
