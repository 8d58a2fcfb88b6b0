import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Json } from '@fanfare/contracts';
import { isObject } from '../../draft/value-at.js';
import { words } from '../../text/words.js';
import type { FieldOf } from '../fields-of.js';
import { JsonValue } from './json-value.js';
import { PairsValue } from './pairs-value.js';

interface FixedValueProps {
  id: string;
  label: string;
  field: FieldOf;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  choices: readonly { value: string; label: string }[] | undefined;
}

/** A value as it is, typed by what its schema says of it. */
export function FixedValue({ id, label, field, value, onChange, choices }: FixedValueProps) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const placeholder = field.byDefault === undefined ? '' : words.builder.without(field.byDefault);
  const common = { id, 'aria-label': label, placeholder };
  const write = (typed: string) => onChange(typed === '' ? undefined : typed);
  if (choices && choices.length > 0 && field.widget === 'text') {
    const known = choices.some((choice) => choice.value === text);
    const data = [...choices, ...(text !== '' && !known ? [{ value: text, label: text }] : [])];
    return (
      <Select
        {...common}
        searchable
        clearable
        data={data}
        value={text || null}
        onChange={(next) => write(next ?? '')}
      />
    );
  }
  switch (field.widget) {
    case 'text':
      return <TextInput {...common} value={text} onChange={(event) => write(event.currentTarget.value)} />;
    case 'longText':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput {...common} value={text} onChange={(next) => onChange(next === '' ? undefined : Number(next))} />
      );
    case 'switch':
      return (
        <Select
          {...common}
          clearable
          data={[words.common.yes, words.common.no]}
          value={toldOf(value)}
          onChange={(next) => onChange(next === null ? undefined : next === words.common.yes)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          clearable={!field.required}
          searchable={field.options.length > 10}
          data={[...field.options]}
          value={value === undefined ? null : textOf(value)}
          onChange={(next) => onChange(next === 'true' ? true : (next ?? undefined))}
        />
      );
    case 'texts':
      return (
        <TagsInput
          {...common}
          data={choices?.map((choice) => choice.value) ?? []}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        />
      );
    case 'pairs':
      return (
        <PairsValue id={id} label={label} value={isObject(value) ? value : {}} onChange={onChange} names={choices} />
      );
    case 'json':
      return <JsonValue id={id} label={label} value={value} onChange={onChange} />;
    default:
      return field.widget satisfies never;
  }
}

function toldOf(value: Json | undefined): string | null {
  if (typeof value !== 'boolean') return null;
  return value ? words.common.yes : words.common.no;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
