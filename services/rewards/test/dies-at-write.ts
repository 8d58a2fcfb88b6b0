import { writeFileSync } from 'node:fs';
import mongoose from 'mongoose';

/**
 * Imported by a process before its own code (`node --import`): kills it, by SIGKILL, at a write to its database. It imports
 * nothing of ours, so that it is started as it stands here.
 */
export interface Moment {
  /** Only writes that mention this count. */
  about: string;
  /** At which of them, from 1. */
  nth: number;
  /** Before the server has heard of it, or when it is stored and the process has not heard so. */
  when: 'before' | 'after';
  /** A file that is told which write it was. */
  told: string;
}

type Client = InstanceType<typeof mongoose.mongo.MongoClient>;
type Connect = (this: Client) => Promise<Client>;

const writes = new Set(['insert', 'update', 'findAndModify', 'delete']);
const moment = JSON.parse(process.env['DIES_AT'] ?? 'null') as Moment | null;
const watched = new WeakSet<object>();
const { MongoClient } = mongoose.mongo;
const connect: unknown = Reflect.get(MongoClient.prototype, 'connect');

if (moment !== null) {
  MongoClient.prototype.connect = function () {
    if (!watched.has(this)) watch(this, moment);
    return (connect as Connect).call(this);
  };
}

function watch(client: Client, { about, nth, when, told }: Moment): void {
  watched.add(client);
  client.options.monitorCommands = true;
  let count = 0;
  let write: { requestId: number; name: string } | undefined;
  const die = (what: string) => {
    writeFileSync(told, what);
    process.kill(process.pid, 'SIGKILL');
  };
  client.on('commandStarted', ({ commandName, command, requestId }) => {
    if (!writes.has(commandName) || !JSON.stringify(command).includes(about) || ++count !== nth) return;
    write = { requestId, name: `${commandName} ${String(command[commandName])}` };
    if (when === 'before') die(write.name);
  });
  client.on('commandSucceeded', ({ requestId }) => {
    if (requestId === write?.requestId) die(write.name);
  });
}
