import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { answered, client } from '../api/client.js';
import { Page } from '../parts/page.js';
import { Shown } from '../parts/shown.js';
import { words } from '../text/words.js';
import { Builder } from './builder.js';
import { kindsQuery } from './kinds.js';

/** The page on which a workflow is built. */
export function BuilderPage() {
  const { workspace, id } = useParams({ from: '/w/$workspace/workflows/$id/edit' });
  const workflow = useQuery({
    queryKey: ['workflows', workspace, id],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}', { params: { path: { workspace, id } } })),
  });
  const kinds = useQuery(kindsQuery);
  return (
    <Shown query={workflow}>
      {(shown) => (
        <Page
          title={words.builder.title(shown.name)}
          actions={
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/w/$workspace/workflows/$id" params={{ workspace, id }} />}
            >
              {words.builder.done}
            </Button>
          }
        >
          <Shown query={kinds}>{(all) => <Builder key={id} workflow={shown} kinds={all} />}</Shown>
        </Page>
      )}
    </Shown>
  );
}
