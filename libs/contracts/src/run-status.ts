import { z } from 'zod';

/** How a run stands. Pending: accepted, nothing happened yet. */
export const runStatuses = ['Pending', 'Running', 'Success', 'Failed', 'Cancelled'] as const;
export const runStatus = z.enum(runStatuses);
export type RunStatus = z.infer<typeof runStatus>;

/** True when nothing more can happen to the run by itself. */
export function isFinished(status: RunStatus): boolean {
  switch (status) {
    case 'Pending':
    case 'Running':
      return false;
    case 'Success':
    case 'Failed':
    case 'Cancelled':
      return true;
    default:
      return status satisfies never;
  }
}
