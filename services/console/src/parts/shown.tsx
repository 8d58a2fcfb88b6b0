import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.js';

/**
 * What a question gave, as soon as it has given something. When asking again fails, that stands above it: what is there,
 * and whatever was typed or told in it, stays.
 */
export function Shown<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = query;
  const failure = error && <Failure error={error} again={() => void refetch()} />;
  if (data === undefined) return failure;
  return (
    <>
      {failure}
      {children(data)}
    </>
  );
}
