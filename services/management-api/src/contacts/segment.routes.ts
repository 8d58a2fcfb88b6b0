import {
  findContacts,
  listSegments,
  removeSegment,
  segmentFields,
  segmentId,
  segmentView,
  tellOfFilling,
} from '@fanfare/contracts';
import { z } from 'zod';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const segments = `${inWorkspace}/segments`;
const segment = `${segments}/:segment`;
const params = workspaceParams.extend({ segment: queryText });
const page = z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() });

export const segmentRoutes = {
  segments: defineRoute({ method: 'GET', path: segments, access, tag, summary: 'Lists the segments, with how many are in each', params: workspaceParams, reply: listSegments.reply }),
  segment: defineRoute({ method: 'GET', path: segment, access, tag, summary: 'Shows a segment, and how far it is filled', params, reply: segmentView }),
  saveSegment: defineRoute({
    method: 'PUT', path: segment, access, tag,
    summary: 'Makes a segment of all who fulfil a condition, or changes its name or condition; tell everybody also tells workflows of those who are in it already',
    params: workspaceParams.extend({ segment: segmentId }), body: segmentFields.extend({ tell: tellOfFilling }), reply: segmentView,
  }),
  segmentMembers: defineRoute({ method: 'GET', path: `${segment}/members`, access, tag, summary: 'Lists who is in a segment', params, query: page, reply: findContacts.reply }),
  removeSegment: defineRoute({ method: 'POST', path: `${segment}/remove`, access, tag, summary: 'Removes a segment; the contacts stay', params, reply: removeSegment.reply }),
}; // prettier-ignore
