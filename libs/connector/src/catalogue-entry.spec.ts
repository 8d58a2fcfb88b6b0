import { expect, it } from '@jest/globals';
import { actionEntry } from '@fanfare/contracts';
import { z } from 'zod';
import { defineAction } from './action.js';
import { catalogueEntry } from './catalogue-entry.js';

const AddToList = defineAction({
  name: 'AddToList',
  title: 'Add to list',
  summary: 'Adds the contact to a list.',
  input: z.object({
    list: z.string().min(1).describe('The list’s name'),
    notify: z.boolean().default(false),
    since: z.date().optional(),
  }),
  exits: { Success: z.object({ added: z.boolean().default(true) }), AlreadyThere: z.object({}) },
  repeat: 'safe',
  timeoutMs: 10_000,
});

it('a catalogue entry is computed from the declaration: input as it is given, outputs as they come, Failure always', () => {
  const entry = catalogueEntry('lists', AddToList);
  expect(actionEntry.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  expect(entry).toMatchInlineSnapshot(`
    {
      "exits": {
        "AlreadyThere": {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "additionalProperties": false,
          "properties": {},
          "type": "object",
        },
        "Failure": {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "additionalProperties": false,
          "properties": {
            "error": {
              "additionalProperties": false,
              "properties": {
                "code": {
                  "type": "string",
                },
                "message": {
                  "type": "string",
                },
              },
              "required": [
                "code",
                "message",
              ],
              "type": "object",
            },
          },
          "required": [
            "error",
          ],
          "type": "object",
        },
        "Success": {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "additionalProperties": false,
          "properties": {
            "added": {
              "default": true,
              "type": "boolean",
            },
          },
          "required": [
            "added",
          ],
          "type": "object",
        },
      },
      "input": {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": {
          "list": {
            "description": "The list’s name",
            "minLength": 1,
            "type": "string",
          },
          "notify": {
            "default": false,
            "type": "boolean",
          },
          "since": {},
        },
        "required": [
          "list",
        ],
        "type": "object",
      },
      "name": "AddToList",
      "repeat": "safe",
      "service": "lists",
      "summary": "Adds the contact to a list.",
      "timeoutMs": 10000,
      "title": "Add to list",
    }
  `);
});

it('a call has 30 seconds unless the declaration says otherwise', () => {
  const { timeoutMs: _, ...rest } = AddToList;
  expect(catalogueEntry('lists', rest).timeoutMs).toBe(30_000);
});
