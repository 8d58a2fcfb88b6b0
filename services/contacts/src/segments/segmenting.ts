import { SegmentKeeping } from './segment-keeping.js';
import { SegmentRunner } from './segment-runner.js';
import { SegmentWork } from './segment-work.js';

/** What segments are kept and filled by. */
export const segmenting = [SegmentKeeping, SegmentRunner, SegmentWork];
