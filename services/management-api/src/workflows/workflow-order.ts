import type { Findable } from './findable.js';
import type { Workflow } from './workflow.js';

/** By what a list of workflows can be sorted; what changed or was made last comes first. */
export const workflowSorts = ['id', 'name', 'updated', 'created'] as const;
export type WorkflowSort = (typeof workflowSorts)[number];

type Sorted = Pick<Workflow, 'id' | 'createdAt' | 'updatedAt'> & Pick<Findable, 'nameKey'>;

interface Order {
  field: keyof Sorted;
  direction: 1 | -1;
}

/** Those that are equal follow by id, always. */
export const orders: Readonly<Record<WorkflowSort, Order>> = {
  id: { field: 'id', direction: 1 },
  name: { field: 'nameKey', direction: 1 },
  updated: { field: 'updatedAt', direction: -1 },
  created: { field: 'createdAt', direction: -1 },
};

/** Where a list goes on: behind the workflow that has this value, and this id. */
export interface WorkflowPlace {
  value: string | number;
  id: string;
}

export function placeOf(sort: WorkflowSort, workflow: Sorted): WorkflowPlace {
  return { value: workflow[orders[sort].field], id: workflow.id };
}

/** A place as a text. Sorted by id it is the id. */
export function writePlace(sort: WorkflowSort, { value, id }: WorkflowPlace): string {
  return sort === 'id' ? id : `${Buffer.from(JSON.stringify(value)).toString('base64url')}.${id}`;
}

const pattern = /^([A-Za-z0-9_-]{1,1200})\.([A-Za-z0-9_-]{1,64})$/;

/** Null when the text is no place of ours in a list that is sorted so. */
export function readPlace(sort: WorkflowSort, text: string): WorkflowPlace | null {
  if (sort === 'id') return { value: text, id: text };
  const [, encoded = '', id = ''] = pattern.exec(text) ?? [];
  const value = valueIn(Buffer.from(encoded, 'base64url').toString());
  return typeof value === (sort === 'name' ? 'string' : 'number') ? { value: value as string | number, id } : null;
}

function valueIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
