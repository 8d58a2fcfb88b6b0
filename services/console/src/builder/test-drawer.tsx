import { Drawer, Tabs } from '@mantine/core';
import type { WorkflowDefinition } from '@fanfare/contracts';
import type { DryRun as Tried } from '../api/shapes.js';
import { words } from '../text/words.js';
import { DryRun } from './dry-run.js';
import { WhatIf } from './what-if.js';

interface TestDrawerProps {
  workspace: string;
  id: string;
  definition: WorkflowDefinition;
  /** Whether there is a version in force to compare with. */
  comparable: boolean;
  opened: boolean;
  onClose: () => void;
  onTried: (tried: Tried | null) => void;
}

/** Where a draft is tried: on one event, or on all that happened in the last days. */
export function TestDrawer({ workspace, id, definition, comparable, opened, onClose, onTried }: TestDrawerProps) {
  const close = () => {
    onTried(null);
    onClose();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={words.builder.test}
      position="right"
      size="lg"
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
    >
      <Tabs defaultValue="one" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="one">{words.builder.oneEvent}</Tabs.Tab>
          <Tabs.Tab value="what-if" disabled={!comparable}>
            {words.builder.whatIf}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="one">
          <DryRun workspace={workspace} id={id} definition={definition} onTried={onTried} />
        </Tabs.Panel>
        <Tabs.Panel value="what-if">
          <WhatIf workspace={workspace} id={id} />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  );
}
