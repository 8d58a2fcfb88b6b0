import { Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import type { Contact } from '../api/shapes.js';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { SearchBox } from '../parts/search-box.js';
import { Rows } from '../parts/rows.js';
import { words } from '../text/words.js';
import { nameOf } from './name-of.js';
import { Tags } from './tags.js';

const pageSize = '50';

export function ContactListPage() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { search } = useSearch({ from: '/w/$workspace/contacts' });
  const navigate = useNavigate({ from: '/w/$workspace/contacts' });
  const query = useInfiniteQuery({
    queryKey: ['contacts', workspace, 'list', search ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answered(
        client.GET('/v1/workspaces/{workspace}/contacts', {
          params: {
            path: { workspace },
            query: { limit: pageSize, ...(search && { search }), ...(after && { after }) },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => ({ pages: pages.map(({ contacts }) => contacts) }),
  });
  const { title, name, email, mobile, type, tags } = words.contacts;
  const empty = search ? (
    <Empty title={words.lists.nothingFound} />
  ) : (
    <Empty title={words.contacts.emptyTitle} hint={words.contacts.emptyHint} />
  );
  return (
    <Page title={title}>
      <Group>
        <SearchBox
          label={words.contacts.searchHint}
          searched={search ?? ''}
          onSearch={(text) => void navigate({ search: text ? { search: text } : {}, replace: true })}
        />
        <Total workspace={workspace} />
      </Group>
      <Rows
        query={query}
        columns={[name, email, mobile, type, tags]}
        keyOf={({ id }) => id}
        empty={empty}
        row={(contact) => <ContactRow workspace={workspace} contact={contact} />}
      />
    </Page>
  );
}

function Total({ workspace }: { workspace: string }) {
  const { data } = useQuery({
    queryKey: ['contacts', workspace, 'count'],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/contacts/count', { params: { path: { workspace } } })),
  });
  return (
    <Text size="sm" c="dimmed">
      {data && words.contacts.total(new Intl.NumberFormat().format(data.count))}
    </Text>
  );
}

function ContactRow({ workspace, contact }: { workspace: string; contact: Contact }) {
  const { id, email, mobile, type, tags } = contact;
  return (
    <>
      <Table.Td>
        <TextLink fw={600} to="/w/$workspace/contacts/$id" params={{ workspace, id }}>
          {nameOf(contact)}
        </TextLink>
      </Table.Td>
      <Table.Td>{email}</Table.Td>
      <Table.Td>{mobile}</Table.Td>
      <Table.Td>{type}</Table.Td>
      <Table.Td>
        <Tags tags={tags} />
      </Table.Td>
    </>
  );
}
