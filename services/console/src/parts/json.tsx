import { Code } from '@mantine/core';

/** A value as it is. Scrolls by keyboard, too. */
export function Json({ value, label }: { value: unknown; label: string }) {
  return (
    <Code block tabIndex={0} role="region" aria-label={label} mah={320} style={{ overflow: 'auto' }}>
      {JSON.stringify(value, null, 2)}
    </Code>
  );
}
