import { addressOf, tcpExchange } from '../tcp-exchange.js';

const OP_MSG = 2013;

/** Whether a server at `url` answers MongoDB's wire protocol. */
export async function isMongoReady(url: string): Promise<boolean> {
  // The host of an SRV URL is a DNS name for others; the driver will find out.
  if (url.startsWith('mongodb+srv:')) return true;
  const answer = await tcpExchange(addressOf(url, 27017), HELLO);
  return answer !== undefined && answer.length >= 16 && answer.readInt32LE(12) === OP_MSG;
}

// `isMaster` is the greeting's old name: mongo-java-server knows only this one, and every mongod still knows both.
const HELLO = opMsg(document(int32('isMaster', 1), string('$db', 'admin')));

function opMsg(body: Buffer): Buffer {
  const header = Buffer.alloc(21); // length, request id, response to, op code, flag bits, and the section's kind 0
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([header, body]);
}

function document(...elements: Buffer[]): Buffer {
  const content = Buffer.concat([...elements, Buffer.from([0])]);
  return Buffer.concat([le32(content.length + 4), content]);
}

function int32(name: string, value: number): Buffer {
  return Buffer.concat([Buffer.from([0x10]), Buffer.from(`${name}\0`), le32(value)]);
}

function string(name: string, value: string): Buffer {
  const text = Buffer.from(`${value}\0`);
  return Buffer.concat([Buffer.from([0x02]), Buffer.from(`${name}\0`), le32(text.length), text]);
}

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
