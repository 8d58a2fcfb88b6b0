import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import { placeKey } from '../draft/place.js';
import type { WayOut } from '../draft/ways.js';
import { words } from '../text/words.js';
import { PutHere } from './put-here.js';

/** The ways out that lead nowhere: each is an end, and a place for a step. */
export function Ports({ ports }: { ports: readonly WayOut[] }) {
  const putHere = useContext(PutHere);
  if (ports.length === 0 || !putHere) return null;
  return (
    <Group gap={4} mt={4} className="nodrag nopan" onKeyDown={(event) => event.stopPropagation()}>
      {ports.map(({ place, label }) => (
        <Button
          key={placeKey(place)}
          size="compact-xs"
          variant="default"
          maw={76}
          px={4}
          title={words.builder.addAt(label)}
          aria-label={words.builder.addAt(label)}
          leftSection={<IconPlus size={10} />}
          styles={{ section: { marginInlineEnd: 2 } }}
          onClick={(event) => {
            event.stopPropagation();
            putHere(place);
          }}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
