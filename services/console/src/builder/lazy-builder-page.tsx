import { lazy, Suspense } from 'react';

const BuilderPage = lazy(() => import('./builder-page.js').then((module) => ({ default: module.BuilderPage })));

/** The builder, whose code comes when somebody builds. */
export function LazyBuilderPage() {
  return (
    <Suspense>
      <BuilderPage />
    </Suspense>
  );
}
