import { SegmentedControl } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { RunStatus } from '../api/shapes.js';
import { Page } from '../parts/page.js';
import { words } from '../text/words.js';
import { RunTable } from './run-table.js';

/** In the order in which people look for them. */
export const runStatuses: readonly RunStatus[] = ['Running', 'Success', 'Failed', 'Pending', 'Cancelled'];

export function RunListPage() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { status } = useSearch({ from: '/w/$workspace/runs' });
  const navigate = useNavigate({ from: '/w/$workspace/runs' });
  return (
    <Page title={words.runs.title}>
      <SegmentedControl
        aria-label={words.runs.status}
        style={{ alignSelf: 'flex-start' }}
        value={status ?? ''}
        data={[
          { value: '', label: words.runs.all },
          ...runStatuses.map((value) => ({ value, label: words.runs.statuses[value] })),
        ]}
        onChange={(next) => void navigate({ search: next ? { status: next } : {}, replace: true })}
      />
      <RunTable workspace={workspace} filter={status ? { status } : {}} />
    </Page>
  );
}
