import { queryOptions } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';

/** What a field can be, where somebody knows it. */
export interface Choice {
  value: string;
  label: string;
}

interface Named {
  id: string;
  name: string;
}
const named = (all: readonly Named[]): Choice[] => all.map(({ id, name }) => ({ value: id, label: name || id }));

/** Lists that Fanfare's own services keep, by the name that an action's schema calls them. */
function ownChoices(workspace: string): Readonly<Record<string, () => Promise<Choice[]>>> {
  const of = { params: { path: { workspace } } };
  return {
    offers: async () => named((await answered(client.GET('/v1/workspaces/{workspace}/offers', of))).offers),
    programmes: async () => named((await answered(client.GET('/v1/workspaces/{workspace}/programmes', of))).programmes),
    tiers: async () =>
      (await answered(client.GET('/v1/workspaces/{workspace}/programmes', of))).programmes.flatMap(({ tiers }) =>
        named(tiers),
      ),
    cardTemplates: async () =>
      named((await answered(client.GET('/v1/workspaces/{workspace}/card-templates', of))).templates),
    emailTemplates: async () =>
      named((await answered(client.GET('/v1/workspaces/{workspace}/email-templates', of))).templates),
    smsTemplates: async () =>
      named((await answered(client.GET('/v1/workspaces/{workspace}/sms-templates', of))).templates),
    competitions: async () =>
      named((await answered(client.GET('/v1/workspaces/{workspace}/competitions', of))).competitions),
    achievements: async () =>
      named((await answered(client.GET('/v1/workspaces/{workspace}/achievements', of))).achievements),
    lists: async () => named((await answered(client.GET('/v1/workspaces/{workspace}/lists', of))).lists),
  };
}

interface Asked {
  workspace: string;
  /** The name of the list, such as offers or merge-fields/{audience}. */
  choices: string;
  /** The service of the action, when it needs a connected app. */
  connector: string | null;
  /** What the step's input says so far: the app, and what the name refers to. */
  input: Readonly<Record<string, unknown>>;
}

/** What a field can be; empty where nobody knows yet, which is when its value is typed. */
export function choicesQuery({ workspace, choices, connector, input }: Asked) {
  const name = choices.replaceAll(/\{(\w+)\}/g, (_, field: string) => textOf(input[field]));
  const app = typeof input['app'] === 'string' ? input['app'] : null;
  return queryOptions({
    queryKey: ['choices', workspace, connector, app, name],
    staleTime: 60_000,
    retry: false,
    queryFn: async (): Promise<Choice[]> => {
      if (choices === 'apps') return appsOf(workspace, connector);
      const own = connector === null ? ownChoices(workspace)[name] : undefined;
      if (own) return own();
      const id = app ?? (await appsOf(workspace, connector))[0]?.value;
      if (id === undefined || name.endsWith('/')) return [];
      const asked = client.GET('/v1/workspaces/{workspace}/connected-apps/{id}/choices', {
        params: { path: { workspace, id }, query: { name } },
      });
      return (await answered(asked)).choices.map(({ value, title }) => ({ value, label: title }));
    },
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function appsOf(workspace: string, connector: string | null): Promise<Choice[]> {
  const { apps } = await answered(
    client.GET('/v1/workspaces/{workspace}/connected-apps', { params: { path: { workspace } } }),
  );
  return apps
    .filter((app) => connector === null || app.connector === connector)
    .map(({ id, title }) => ({ value: id, label: title || id }));
}
