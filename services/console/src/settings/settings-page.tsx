import { Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../parts/page.js';
import { words } from '../text/words.js';
import { AuditLog } from './audit-log.js';
import { Keys } from './keys.js';
import { Members } from './members.js';
import { Password } from './password.js';

export const settingsTabs = ['members', 'keys', 'audit', 'password'] as const;
export type SettingsTab = (typeof settingsTabs)[number];

export function SettingsPage() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { tab = 'members' } = useSearch({ from: '/w/$workspace/settings' });
  const navigate = useNavigate({ from: '/w/$workspace/settings' });
  return (
    <Page title={words.settings.title}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void navigate({ search: { tab: next as SettingsTab }, replace: true })}
      >
        <Tabs.List mb="lg">
          {settingsTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words.settings[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="members">
          <Members workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Keys workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditLog workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="password">
          <Password />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
