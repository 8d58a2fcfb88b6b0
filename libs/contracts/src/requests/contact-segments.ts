import { z } from 'zod';
import { condition } from '../condition.js';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** By this name conditions and events know a segment. It never changes. */
export const segmentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use small letters, digits and dashes');

/** What a person says of a segment: who is in it is whoever fulfils its condition. */
export const segmentFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(2_000).default(''),
  condition: condition,
});

/** `filling`: contacts are gone through for a condition that is new. `removing`: its members are let go. */
export const segmentState = z.enum(['filling', 'ready', 'removing']);

export const segmentView = segmentFields.extend({
  id: z.string(),
  description: z.string(),
  state: segmentState,
  members: z.number().int(),
  /** It goes by what time it is, so that contacts come and go without being changed. */
  followsTime: z.boolean(),
  /** How far contacts have been gone through, while they are; `of` as far as it could be told. */
  progress: z.object({ looked: z.number().int(), of: z.number().int() }).nullable(),
  /** When all contacts had last been gone through. */
  checkedAt: instantMs.nullable(),
  createdAt: instantMs,
  updatedAt: instantMs,
});
export type SegmentView = z.infer<typeof segmentView>;

const one = z.object({ workspace: workspaceId, id: z.string().min(1).max(64) });

/** Whom workflows are told of when a condition is new: of nobody who fulfils it already, or of everybody who comes or goes by it. */
export const tellOfFilling = z.enum(['nobody', 'everybody']).default('nobody');

/** Makes a segment, or changes one. With another condition contacts are gone through in the background. */
export const saveSegment = defineRequest(
  'contacts.segments.save',
  segmentFields.extend({ workspace: workspaceId, id: segmentId, tell: tellOfFilling }),
  segmentView,
);
/** All of a workspace, by name. */
export const listSegments = defineRequest(
  'contacts.segments.list',
  z.object({ workspace: workspaceId }),
  z.object({ segments: z.array(segmentView) }),
);
export const getSegment = defineRequest('contacts.segments.get', one, segmentView);

/** Nobody is told of those who were in it. */
export const removeSegment = defineRequest('contacts.segments.remove', one, z.object({ removed: z.boolean() }));
