import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import mongoose from 'mongoose';

/**
 * Imported by a process before its own code (`node --import`): kills it, by SIGKILL, at a write to its database. It imports
 * nothing of ours, so that it is started as it stands here.
 */
export interface Moment {
  /** Only writes that mention this count. */
  about: string;
  /** At which of them, from 1. Null: it lives, and only says what it writes. */
  nth: number | null;
  /** Only those of this name count, such as `insert coupons`. */
  write?: string;
  /** Before the server has heard of it, or when it is stored and the process has not heard so. */
  when: 'before' | 'after';
  /** A file that is told which write it was. */
  told: string;
  /** A file that is told of each write that mentions what it is about. */
  seen?: string;
}

type Client = InstanceType<typeof mongoose.mongo.MongoClient>;
type Connect = (this: Client) => Promise<Client>;

const writes = new Set(['insert', 'update', 'findAndModify', 'delete']);
const given = JSON.parse(process.env['DIES_AT'] ?? 'null') as Moment | null;
/** A file that says it while the process runs. */
const armedBy = process.env['DIES_AS_TOLD_IN'];
const watched = new WeakSet<object>();
const { MongoClient } = mongoose.mongo;
const connect: unknown = Reflect.get(MongoClient.prototype, 'connect');

if (given !== null || armedBy !== undefined) {
  MongoClient.prototype.connect = function () {
    if (!watched.has(this)) watch(this);
    return (connect as Connect).call(this);
  };
}

function momentNow(): Moment | null {
  return armedBy === undefined ? given : (JSON.parse(readFileSync(armedBy, 'utf8')) as Moment | null);
}

function watch(client: Client): void {
  watched.add(client);
  client.options.monitorCommands = true;
  let count = 0;
  let write: { requestId: number; name: string; told: string } | undefined;
  const die = (told: string, what: string) => {
    writeFileSync(told, what);
    process.kill(process.pid, 'SIGKILL');
  };
  client.on('commandStarted', ({ commandName, command, requestId }) => {
    const moment = writes.has(commandName) ? momentNow() : null;
    if (moment === null || !JSON.stringify(command).includes(moment.about)) return;
    const name = `${commandName} ${String(command[commandName])}`;
    if (moment.seen !== undefined) appendFileSync(moment.seen, `${name}\n`);
    if (moment.nth === null || (moment.write ?? name) !== name || ++count !== moment.nth) return;
    write = { requestId, name, told: moment.told };
    if (moment.when === 'before') die(moment.told, name);
  });
  client.on('commandSucceeded', ({ requestId }) => {
    if (write !== undefined && requestId === write.requestId) die(write.told, write.name);
  });
}
