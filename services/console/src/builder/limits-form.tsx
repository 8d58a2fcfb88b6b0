import { NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { Json, Step } from '@fanfare/contracts';
import { words } from '../text/words.js';

interface LimitsFormProps {
  step: Step;
  onChange: (path: readonly string[], value: Json | undefined) => void;
}

const outcomes = words.builder.unknownOutcomes;

/** How often a step is tried, for how long, and what becomes of it when nobody can tell. */
export function LimitsForm({ step: { retry, timeout, deadline, onUnknownOutcome }, onChange }: LimitsFormProps) {
  const setRetry = (change: NonNullable<Step['retry']>) => {
    const next = Object.fromEntries(Object.entries({ ...retry, ...change }).filter(([, value]) => value !== undefined));
    onChange(['retry'], Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <Stack gap="sm">
      <NumberInput
        label={words.builder.attempts}
        min={0}
        max={100}
        value={retry?.limit ?? ''}
        onChange={(limit) => setRetry({ limit: limit === '' ? undefined : Number(limit) })}
      />
      <TextInput
        label={words.builder.within}
        value={retry?.within ?? ''}
        onChange={({ currentTarget: { value } }) => setRetry({ within: value || undefined })}
      />
      <TextInput
        label={words.builder.timeout}
        value={timeout ?? ''}
        onChange={(event) => onChange(['timeout'], event.currentTarget.value || undefined)}
      />
      <TextInput
        label={words.builder.deadline}
        value={deadline ?? ''}
        onChange={(event) => onChange(['deadline'], event.currentTarget.value || undefined)}
      />
      <Select
        label={words.builder.onUnknown}
        clearable
        data={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
        value={onUnknownOutcome ?? null}
        onChange={(next) => onChange(['onUnknownOutcome'], next ?? undefined)}
      />
    </Stack>
  );
}
