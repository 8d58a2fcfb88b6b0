import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface SearchBox {
  label: string;
  /** What the address says is looked for. */
  searched: string;
  onSearch: (text: string) => void;
}

const pauseMs = 200;

/** Looks for what is typed when the typing pauses. Follows the address when somebody else changes it: a link, the way back. */
export function SearchBox({ label, searched, onSearch }: SearchBox) {
  const [text, setText] = useState(searched);
  const asked = useRef(searched);
  useEffect(() => {
    if (searched === asked.current) return;
    asked.current = searched;
    setText(searched);
  }, [searched]);
  const search = useDebouncedCallback((typed: string) => {
    asked.current = typed;
    onSearch(typed);
  }, pauseMs);
  return (
    <TextInput
      leftSection={<IconSearch size={16} />}
      aria-label={label}
      placeholder={label}
      w={360}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
