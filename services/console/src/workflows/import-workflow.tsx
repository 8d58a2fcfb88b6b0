import { Alert, Button, FileButton, List, Modal, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answered, client } from '../api/client.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';

/** Takes a workflow from a file, ours or Kustomer's, and says what of it has no place here. */
export function ImportWorkflow({ workspace }: { workspace: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = (id: string) => navigate({ to: '/w/$workspace/workflows/$id/edit', params: { workspace, id } });
  const take = useMutation({
    mutationFn: async (file: File) =>
      answered(
        client.POST('/v1/workspaces/{workspace}/workflows/import', {
          params: { path: { workspace } },
          body: { document: documentOf(await file.text()) as never, replace: false },
        }),
      ),
    onSuccess: async ({ workflow, losses }) => {
      await queries.invalidateQueries({ queryKey: ['workflows', workspace] });
      if (losses.length === 0) await open(workflow.id);
    },
  });
  const { data, error } = take;
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => file && take.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={take.isPending} leftSection={<IconUpload size={16} />}>
            {words.workflows.import}
          </Button>
        )}
      </FileButton>
      <Modal
        opened={error !== null || (data?.losses.length ?? 0) > 0}
        onClose={() => take.reset()}
        title={words.workflows.import}
      >
        <Stack>
          {error && <Failure error={error} />}
          {data && (
            <Alert color="yellow" title={words.workflows.losses}>
              <List size="sm">
                {data.losses.map(({ path, message }) => (
                  <List.Item key={path + message}>
                    <Text span size="sm" ff="monospace">
                      {path}
                    </Text>{' '}
                    {message}
                  </List.Item>
                ))}
              </List>
            </Alert>
          )}
          {data && <Button onClick={() => void open(data.workflow.id)}>{words.builder.edit}</Button>}
        </Stack>
      </Modal>
    </>
  );
}

/** The document in a file; throws where it is none, in words for whoever chose it. */
function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(words.workflows.noJson, { cause });
  }
}
