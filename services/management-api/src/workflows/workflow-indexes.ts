import { orders } from './workflow-order.js';

/** An index as MongoDB takes it. */
type Index = Record<string, 1 | -1>;

/** By what a list is narrowed, each perhaps alone; with several, the server takes the most selective. */
const narrowedBy = ['status', 'terms', 'trigger', 'site', 'card'];

/** Every list of workflows is covered by one of these. Its order by id is that of the unique index. */
export const workflowIndexes: Index[] = [
  ...narrowedBy.map((field): Index => ({ workspace: 1, [field]: 1, id: 1 })),
  ...Object.values(orders)
    .filter(({ field }) => field !== 'id')
    .map(({ field, direction }): Index => ({ workspace: 1, [field]: direction, id: 1 })),
];
