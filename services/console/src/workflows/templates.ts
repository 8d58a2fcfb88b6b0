import { queryOptions } from '@tanstack/react-query';
import type { WorkflowDefinition } from '@fanfare/contracts';

const files = import.meta.glob<WorkflowDefinition>('./templates/*.json', { import: 'default' });

/** Workflows to begin with, by what they are called. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  staleTime: Infinity,
  queryFn: async () => {
    const all = await Promise.all(Object.values(files).map((load) => load()));
    return all.sort((a, b) => a.name.localeCompare(b.name));
  },
});
