import type { z } from 'zod';
import { contactExport, contactImport, type ContactExport, type ContactImport } from '@fanfare/contracts';
import { callIn, fileIn, type Endpoint } from './call.js';

/** Files of contacts: those that are imported, and those that are made of them. */
export class ContactFiles {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** Sends a file as it is read. */
  async upload(bytes: ReadableStream, query: Record<string, string>): Promise<ContactImport> {
    const request = { method: 'POST', path: '/contact-imports', query, body: bytes, type: 'application/octet-stream' };
    return contactImport.parse(await (await fileIn(this.endpoint, this.workspace, request)).json());
  }

  getImport(id: string): Promise<ContactImport> {
    return this.ask('GET', `/contact-imports/${id}`, contactImport);
  }

  startImport(id: string): Promise<ContactImport> {
    return this.ask('POST', `/contact-imports/${id}/start`, contactImport);
  }

  async rejectedRows(id: string): Promise<string> {
    return (await this.file(`/contact-imports/${id}/rejected`)).text();
  }

  startExport(body: object): Promise<ContactExport> {
    return this.ask('POST', '/contact-exports', contactExport, body);
  }

  getExport(id: string): Promise<ContactExport> {
    return this.ask('GET', `/contact-exports/${id}`, contactExport);
  }

  /** The file, as it comes. */
  async exported(id: string): Promise<ReadableStream<Uint8Array> | null> {
    return (await this.file(`/contact-exports/${id}/file`)).body;
  }

  private ask<S extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    reply: S,
    body?: object,
  ): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, { method, path, reply, ...(body && { body }) });
  }

  private file(path: string): Promise<Response> {
    return fileIn(this.endpoint, this.workspace, { method: 'GET', path });
  }
}
