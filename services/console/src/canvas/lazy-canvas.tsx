import { lazy, Suspense } from 'react';
import type { Canvas } from './workflow-canvas.js';

const WorkflowCanvas = lazy(() =>
  import('./workflow-canvas.js').then((module) => ({ default: module.WorkflowCanvas })),
);

/** The picture of a workflow, whose code comes when somebody looks at one. */
export function LazyCanvas(canvas: Canvas) {
  return (
    <Suspense>
      <WorkflowCanvas {...canvas} />
    </Suspense>
  );
}
