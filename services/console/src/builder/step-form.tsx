import { Stack, Text } from '@mantine/core';
import type { FieldProblem, Json, JsonObject, Step } from '@fanfare/contracts';
import { useQueries } from '@tanstack/react-query';
import { words } from '../text/words.js';
import { choicesQuery } from './choices.js';
import { fieldsOf, type FieldOf } from './fields-of.js';
import type { Kind } from './kinds.js';
import type { Source } from './sources.js';
import { PairsValue } from './values/pairs-value.js';
import { ValueField } from './values/value-field.js';

export interface StepFormProps {
  workspace: string;
  kind: Kind;
  step: Step;
  sources: readonly Source[];
  /** What is wrong with it, by paths that begin at the step. */
  problems: readonly FieldProblem[];
  onChange: (path: readonly (string | number)[], value: Json | undefined) => void;
}

/** What a step is given, as a form drawn from the schema of its action: a new connector needs nothing here. */
export function StepForm({ workspace, kind, step, sources, problems, onChange }: StepFormProps) {
  const fields = fieldsOf(kind.input);
  const input: JsonObject = step.input ?? {};
  const asked = fields.filter(({ choices }) => choices !== null);
  const answers = useQueries({
    queries: asked.map(({ choices }) =>
      choicesQuery({ workspace, choices: choices ?? '', connector: kind.appOf, input }),
    ),
  });
  const choicesOf = ({ name }: FieldOf) => answers[asked.findIndex((field) => field.name === name)]?.data;
  if (!kind.takes.input) return null;
  if (fields.length === 0) {
    return (
      <PairsValue
        id="values"
        label={words.builder.values}
        value={input}
        names={undefined}
        onChange={(value) => onChange(['input'], value)}
      />
    );
  }
  return (
    <Stack gap="md">
      {fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={input[field.name]}
          sources={sources}
          choices={choicesOf(field)}
          error={
            problems.find(({ path }) => path === `input.${field.name}` || path.startsWith(`input.${field.name}.`))
              ?.message
          }
          onChange={(value) => onChange(['input', field.name], value)}
        />
      ))}
      {problems
        .filter(({ path }) => path === 'input')
        .map(({ message }) => (
          <Text key={message} size="sm" c="red" role="alert">
            {message}
          </Text>
        ))}
    </Stack>
  );
}
