import { z } from 'zod';
import { fieldProblem, jsonObject } from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';
import { savedWorkflow } from './management.js';

/** Whose JSON a workflow is written in. */
export const documentFormats = ['fanfare', 'kustomer'] as const;
const format = z.enum(documentFormats);
export type DocumentFormat = z.infer<typeof format>;

const imported = z.object({ workflow: savedWorkflow, format, losses: z.array(fieldProblem), replaced: z.boolean() });
const exported = z.object({ document: jsonObject, losses: z.array(fieldProblem) });
export type ImportedWorkflow = z.infer<typeof imported>;
export type ExportedWorkflow = z.infer<typeof exported>;

export interface ImportRequest {
  id: string;
  document: unknown;
  /** @default what the document is recognised as */
  format?: DocumentFormat;
  /** Saves it over the draft when there is a workflow of this id. */
  replace?: boolean;
}

/** Workflows in and out of a workspace, as documents. */
export class Interchange {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  importWorkflow(body: ImportRequest): Promise<ImportedWorkflow> {
    return this.ask({ method: 'POST', path: '/workflows/import', body, reply: imported });
  }

  /** The draft, unless a version is named. */
  exportWorkflow(id: string, as: DocumentFormat, version?: number): Promise<ExportedWorkflow> {
    const path = `/workflows/${encodeURIComponent(id)}/export`;
    return this.ask({ method: 'GET', path, query: { format: as, version }, reply: exported });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}
