import type { z } from 'zod';
import { contactExport, contactImport, type ContactExport, type ContactImport } from '@fanfare/contracts';
import { ApiProblem, problemIn } from './api-problem.js';
import { callIn, type Endpoint } from './call.js';

/** Files of contacts: those that are imported, and those that are made of them. */
export class ContactFiles {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** Sends a file as it is read. */
  async upload(bytes: ReadableStream, query: Record<string, string>): Promise<ContactImport> {
    const path = `/contact-imports?${new URLSearchParams(query).toString()}`;
    const request = { method: 'POST', body: bytes, duplex: 'half' as const };
    return contactImport.parse(await (await this.fetch(path, request)).json());
  }

  getImport(id: string): Promise<ContactImport> {
    return this.ask('GET', `/contact-imports/${id}`, contactImport);
  }

  startImport(id: string): Promise<ContactImport> {
    return this.ask('POST', `/contact-imports/${id}/start`, contactImport);
  }

  async rejectedRows(id: string): Promise<string> {
    return (await this.fetch(`/contact-imports/${id}/rejected`, {})).text();
  }

  startExport(body: object): Promise<ContactExport> {
    return this.ask('POST', '/contact-exports', contactExport, body);
  }

  getExport(id: string): Promise<ContactExport> {
    return this.ask('GET', `/contact-exports/${id}`, contactExport);
  }

  /** The file, as it comes. */
  async exported(id: string): Promise<ReadableStream<Uint8Array> | null> {
    return (await this.fetch(`/contact-exports/${id}/file`, {})).body;
  }

  private ask<S extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    reply: S,
    body?: object,
  ): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, { method, path, reply, ...(body && { body }) });
  }

  private async fetch(path: string, request: RequestInit): Promise<Response> {
    const address = new URL(`/v1/workspaces/${encodeURIComponent(this.workspace)}${path}`, this.endpoint.url);
    const headers = { authorization: `Bearer ${this.endpoint.key}`, 'content-type': 'application/octet-stream' };
    const answer = await fetch(address, { ...request, headers });
    if (answer.ok) return answer;
    const text = await answer.text();
    throw new ApiProblem(`${request.method ?? 'GET'} ${address.pathname}`, problemIn(answer.status, parsed(text)));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody in between has answered, in words of their own.
    return text;
  }
}
