import { hash } from 'node:crypto';
import type { DeadLetter } from '@fanfare/contracts';

/** Letters of one millisecond that can be told apart. 4,096 keeps the number below 2^53 for as long as anybody cares. */
const perMillisecond = 4_096;

/** What makes two letters one: the same item of the same message, set aside twice because its message came twice. */
export function letterId({ stream, seq, item }: DeadLetter): string {
  return hash('sha256', `${stream}\n${seq}\n${item}`, 'base64url');
}

/** A number that orders letters by time; the starting point of a free one. */
export function letterOrder(letter: DeadLetter): number {
  return (
    letter.at * perMillisecond + (parseInt(hash('sha256', letterId(letter), 'hex').slice(0, 3), 16) % perMillisecond)
  );
}
