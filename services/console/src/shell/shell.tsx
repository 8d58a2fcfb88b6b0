import { ActionIcon, AppShell, Burger, Group, Menu, NavLink, Select, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAddressBook,
  IconMoon,
  IconPlayerPlay,
  IconRoute,
  IconSettings,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { words } from '../text/words.js';
import { meQuery } from './session.js';
import { useSignOut } from './use-sign-out.js';

const places = [
  { to: '/w/$workspace/workflows', label: words.shell.workflows, Icon: IconRoute },
  { to: '/w/$workspace/runs', label: words.shell.runs, Icon: IconPlayerPlay },
  { to: '/w/$workspace/contacts', label: words.shell.contacts, Icon: IconAddressBook },
  { to: '/w/$workspace/settings', label: words.shell.settings, Icon: IconSettings },
] as const;

/** What stands around every page: where one can go, in which workspace one is, and as whom. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between">
          <Group gap="sm">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.shell.menu} />
            <img src="/icon.svg" alt="" width={26} height={26} />
            <Text fw={700}>{words.name}</Text>
          </Group>
          <Group gap="xs">
            <WorkspaceSwitch workspace={workspace} />
            <Colours />
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        {places.map(({ to, label, Icon }) => (
          <NavLink
            key={to}
            label={label}
            leftSection={<Icon size={18} stroke={1.6} />}
            renderRoot={(props: object) => (
              <Link {...props} to={to} params={{ workspace }} activeProps={{ 'data-active': true }} onClick={close} />
            )}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function WorkspaceSwitch({ workspace }: { workspace: string }) {
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  return (
    <Select
      aria-label={words.shell.workspace}
      size="xs"
      w={160}
      allowDeselect={false}
      data={me?.workspaces.map((one) => one.workspace) ?? [workspace]}
      value={workspace}
      onChange={(to) => to && void navigate({ to: '/w/$workspace/workflows', params: { workspace: to } })}
    />
  );
}

function Colours() {
  const { colorScheme, toggleColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark';
  return (
    <ActionIcon
      variant="default"
      size="lg"
      onClick={toggleColorScheme}
      aria-label={isDark ? words.shell.light : words.shell.dark}
    >
      {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  );
}

function Account() {
  const { data: me } = useQuery(meQuery);
  const leave = useSignOut();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={me?.email ?? ''}>
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me?.name} · {me?.email}
        </Menu.Label>
        <Menu.Item onClick={leave}>{words.signIn.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
