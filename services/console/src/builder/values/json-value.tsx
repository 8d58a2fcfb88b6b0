import { Textarea } from '@mantine/core';
import type { Json } from '@fanfare/contracts';
import { useState } from 'react';
import { words } from '../../text/words.js';

interface JsonValueProps {
  id: string;
  label: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

/** A list or an object, written as JSON. What is not JSON yet stays as it was typed. */
export function JsonValue({ id, label, value, onChange }: JsonValueProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const change = (next: string) => {
    const read = parsed(next);
    setTyped(next);
    if (read !== invalid) onChange(read);
  };
  return (
    <Textarea
      id={id}
      aria-label={label}
      autosize
      minRows={2}
      maxRows={14}
      ff="monospace"
      value={text}
      error={typed !== null && parsed(typed) === invalid ? words.builder.noJson : undefined}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => parsed(text) !== invalid && setTyped(null)}
    />
  );
}

const invalid = Symbol('not JSON');

function parsed(text: string): Json | undefined | typeof invalid {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return invalid;
  }
}
