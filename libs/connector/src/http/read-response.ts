import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType } from 'node:zlib';
import { jsonDepth, maxJsonDepth, type Json } from '@fanfare/contracts';
import type { Dispatcher } from 'undici';

export interface HttpResponse {
  status: number;
  /** Names in lower case; a repeated header's values are joined. Cookies are left out: they are secrets. */
  headers: Record<string, string>;
  /** JSON when it says that it is and is, text otherwise, null when there is none. */
  body: Json;
}

/** The response is larger than we take; what the receiver did is done. */
export class ResponseTooLarge extends Error {
  override readonly name = 'ResponseTooLarge';
}

/** Reads a response, stopping at `maxBytes`, as sent and as unpacked. */
export async function readResponse(response: Dispatcher.ResponseData, maxBytes: number): Promise<HttpResponse> {
  const headers = plain(response.headers);
  const bytes = await readBytes(response.body, maxBytes);
  const unpacked = await unpack(bytes, headers['content-encoding'], maxBytes);
  return { status: response.statusCode, headers, body: bodyOf(unpacked, headers['content-type'] ?? '') };
}

async function readBytes(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream and with it the connection: nothing more is read.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const unpackers: Record<string, (bytes: InputType, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** We ask for no compression, but some servers compress all the same. */
async function unpack(bytes: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const unpacker = encoding === undefined ? undefined : unpackers[encoding.toLowerCase()];
  if (!unpacker || bytes.length === 0) return bytes;
  try {
    return await unpacker(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    // Not what it says it is: its bytes are all that there is.
    return bytes;
  }
}

function bodyOf(bytes: Buffer, contentType: string): Json {
  if (bytes.length === 0) return null;
  const text = decode(bytes, contentType);
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType) || jsonDepth(bytes, maxJsonDepth) > maxJsonDepth) {
    return text;
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function decode(bytes: Buffer, contentType: string): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie' ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(entries);
}

function tooLarge(maxBytes: number): ResponseTooLarge {
  return new ResponseTooLarge(`The response is larger than ${maxBytes} bytes.`);
}
