import { expect, it } from '@jest/globals';
import { workflowIndexes } from './workflow-indexes.js';
import { orders, workflowSorts } from './workflow-order.js';
import { workflowRoutes } from './workflow.routes.js';

const begins = (...fields: string[]) =>
  workflowIndexes.some((index) => fields.every((field, i) => Object.keys(index)[i] === field));

/** Where a list goes on, how long it is and in which order is no filter. */
const noFilters = new Set(['after', 'limit', 'sort']);

it.each(Object.keys(workflowRoutes.list.query.shape).filter((field) => !noFilters.has(field)))(
  'a list of workflows by %s alone reads no others',
  (field) => {
    expect(begins('workspace', field === 'search' ? 'terms' : field, 'id')).toBe(true);
  },
);

it.each(workflowSorts.filter((sort) => sort !== 'id'))('a list of all workflows by %s reads them in order', (sort) => {
  expect(begins('workspace', orders[sort].field, 'id')).toBe(true);
});
