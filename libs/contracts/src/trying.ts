import { z } from 'zod';
import { storedEvent } from './event.js';
import { instantMs, jsonObject } from './json.js';
import { runDocument } from './run.js';
import { contactSnapshot } from './token.js';

/** A step that a branch passed, and the exit by which it left. */
export const passedStep = z.object({ branch: z.string(), node: z.string(), exit: z.string() });
export type PassedStep = z.infer<typeof passedStep>;

/** What a run would have asked of a service. */
export const effect = z.object({
  action: z.string(),
  service: z.string(),
  stepId: z.string(),
  input: jsonObject,
});
export type Effect = z.infer<typeof effect>;

export const stepWarning = z.object({ branch: z.string(), node: z.string(), message: z.string() });
export type StepWarning = z.infer<typeof stepWarning>;

/** Where a contact comes from: from whoever asks, from the record of a run that was, as it is now, as it would be made, or there is none. */
export const contactSource = z.enum(['given', 'recorded', 'current', 'new', 'nobody']);
export type ContactSource = z.infer<typeof contactSource>;

/** What a workflow would do for an event. Nothing of it happened. */
export const dryRun = z.object({
  starts: z.boolean().describe('Whether the event would start a run; the rest is what the run would do, in any case.'),
  because: z.string().optional().describe('The condition that says no, such as trigger.filter.all.0.'),
  event: storedEvent,
  contact: contactSnapshot.nullable(),
  contactIs: contactSource,
  path: z.array(passedStep).describe('The steps in the order in which they would be left.'),
  waits: z
    .array(
      z.object({
        branch: z.string(),
        node: z.string(),
        reason: z.string(),
        from: instantMs,
        until: instantMs.nullable(),
      }),
    )
    .describe('Where it would wait, from when until when; until null: for others.'),
  effects: z.array(effect).describe('What services would be asked to do.'),
  warnings: z.array(stepWarning),
  endedAt: instantMs,
  cutShort: z.boolean().describe('True when it was not played to its end because it takes too many turns.'),
  run: runDocument.describe('The run as its history would show it: every step with its resolved input and its output.'),
});
export type DryRun = z.infer<typeof dryRun>;

const counts = z.record(z.string(), z.number().int());

/**
 * What was taken for granted of a run that was only thought of, so that a real one might go another way. `eventMayCome`: it
 * waits, or could be ended, until after now; no event is taken to come. `eventsNotRead`: more events that it could wait for
 * or end by than are looked at. `contactUnknown`: nobody knows whom it is about, so no events about them were found.
 * `calledWorkflow`: the workflow that it calls is taken to succeed, with nothing. `turns`: it would have waited for other
 * runs of its contact. `cutShort`: it was not played to its end.
 */
export const assumptions = ['eventMayCome', 'eventsNotRead', 'contactUnknown', 'calledWorkflow', 'turns', 'cutShort'] as const; // prettier-ignore
const assumption = z.enum(assumptions);
export type Assumption = z.infer<typeof assumption>;

/** What one version does with the events of a time. */
const side = z.object({
  version: z.number().int().nullable().describe('Null: the draft.'),
  starts: z.number().int(),
  exits: z.record(z.string(), counts).describe('How often each step is left by each exit.'),
  effects: counts.describe('How often each action is asked for.'),
  assumed: z
    .partialRecord(assumption, z.number().int())
    .describe('Runs of which something had to be taken for granted, by what it was: a real one might go another way.'),
});

/** What a draft would do with real events, next to another version. Nothing of it happened. */
export const whatIf = z.object({
  from: instantMs,
  to: instantMs,
  events: z.number().int().describe('Events looked at.'),
  truncated: z.boolean().describe('True when there were more events than the limit.'),
  draft: side.extend({
    recordedAnswers: z.number().int().describe('Steps answered as the same step was in the real run.'),
    sampledAnswers: z.number().int().describe('Steps answered by the sample that the action declares.'),
  }),
  active: side.extend({
    recorded: z.number().int().describe('Of its runs, those that really were: taken as they were.'),
    reproduced: z.number().int().describe('Of those, the ones that come out the same when they are played again.'),
    notReproducible: counts.describe('The others, by the reason.'),
  }),
  contacts: z.record(contactSource, z.number().int()).describe('Of the events: how their contact is known.'),
  differ: z.object({
    onlyDraft: z.number().int(),
    onlyActive: z.number().int(),
    otherPath: z.number().int(),
    contacts: z
      .array(
        z.object({
          contact: z.string().nullable(),
          event: z.string(),
          draft: z.array(passedStep).nullable().describe('Null: no run.'),
          active: z.array(passedStep).nullable().describe('Null: no run.'),
        }),
      )
      .describe('The first of them.'),
    truncated: z.boolean().describe('True when there are more than those named.'),
  }),
  unsure: z.object({
    contacts: z
      .array(
        z.object({
          contact: z.string().nullable(),
          event: z.string(),
          draft: z.array(assumption),
          active: z.array(assumption),
        }),
      )
      .describe('For whom something was taken for granted, and what: the first of them.'),
    truncated: z.boolean().describe('True when there are more than those named.'),
  }),
});
export type WhatIf = z.infer<typeof whatIf>;
