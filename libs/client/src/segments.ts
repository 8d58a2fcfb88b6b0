import {
  findContacts,
  listSegments,
  removeSegment,
  segmentView,
  type Condition,
  type SegmentView,
} from '@fanfare/contracts';
import type { z } from 'zod';
import { callIn, type Call, type Endpoint } from './call.js';

/** What is said of a segment. */
export interface SegmentRequest {
  name: string;
  description?: string;
  condition: Condition;
  tell?: 'nobody' | 'everybody';
}

/** Segments of contacts. */
export class Segments {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  async all(): Promise<SegmentView[]> {
    return (await this.ask({ method: 'GET', path: '/segments', reply: listSegments.reply })).segments;
  }

  get(id: string): Promise<SegmentView> {
    return this.ask({ method: 'GET', path: at(id), reply: segmentView });
  }

  save(id: string, body: SegmentRequest): Promise<SegmentView> {
    return this.ask({ method: 'PUT', path: at(id), body, reply: segmentView });
  }

  async members(id: string, query: { limit?: number; after?: string }) {
    return this.ask({ method: 'GET', path: `${at(id)}/members`, query, reply: findContacts.reply });
  }

  async remove(id: string): Promise<void> {
    await this.ask({ method: 'POST', path: `${at(id)}/remove`, body: {}, reply: removeSegment.reply });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(id: string): string {
  return `/segments/${encodeURIComponent(id)}`;
}
