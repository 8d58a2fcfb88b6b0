import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { TextLink } from './parts/text-link.js';
import { LazyBuilderPage } from './builder/lazy-builder-page.js';
import { ContactListPage } from './contacts/contact-list-page.js';
import { ContactPage } from './contacts/contact-page.js';
import { Empty } from './parts/empty.js';
import { Failure } from './parts/failure.js';
import { RunListPage, runStatuses } from './runs/run-list-page.js';
import { RunPage } from './runs/run-page.js';
import { SettingsPage, settingsTabs, type SettingsTab } from './settings/settings-page.js';
import { meQuery } from './shell/session.js';
import { Shell } from './shell/shell.js';
import { ForgotPage } from './sign-in/forgot-page.js';
import { JoinPage } from './sign-in/join-page.js';
import { NewPasswordPage } from './sign-in/new-password-page.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { NowherePage } from './sign-in/nowhere-page.js';
import { words } from './text/words.js';
import { WorkflowListPage } from './workflows/workflow-list-page.js';
import { WorkflowPage, workflowViews } from './workflows/workflow-page.js';

/** Filters and choices stand in the address, so that a link shows what its sender saw. What is none of ours is dropped. */
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf = <T extends string>(words: readonly T[], value: unknown) => words.find((word) => word === value);
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
type Search = Record<string, unknown> & SearchSchemaInput;

/** The router takes it as thrown. */
function leadTo(place: ReturnType<typeof redirect>): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is a Response to the router, not a failure
  throw place;
}

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) return leadTo(redirect({ to: '/sign-in' }));
    const [first] = me.workspaces;
    if (first) return leadTo(redirect({ to: '/w/$workspace/workflows', params: { workspace: first.workspace } }));
  },
  component: NowherePage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only to a place of ours: a link must not lead elsewhere by way of us.
  validateSearch: ({ back, over }: Search) =>
    given({
      back: /^\/(?!\/)/.test(text(back) ?? '') ? text(back) : undefined,
      over: over === true ? true : undefined,
    }),
  component: SignInPage,
});
const forgot = createRoute({ getParentRoute: () => root, path: '/forgot', component: ForgotPage });
const newPassword = createRoute({ getParentRoute: () => root, path: '/new-password', component: NewPasswordPage });
const join = createRoute({ getParentRoute: () => root, path: '/join', component: JoinPage });

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  beforeLoad: async ({ context, location }) => {
    if (await context.queries.ensureQueryData(meQuery)) return;
    leadTo(redirect({ to: '/sign-in', search: { back: location.href } }));
  },
  component: Shell,
});
const index = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: () => <Navigate from="/w/$workspace" to="/w/$workspace/workflows" />,
});

const workflows = createRoute({
  getParentRoute: () => workspace,
  path: '/workflows',
  validateSearch: ({ search }: Search) => given({ search: text(search) }),
  component: WorkflowListPage,
});
const workflow = createRoute({
  getParentRoute: () => workspace,
  path: '/workflows/$id',
  validateSearch: ({ view, step }: Search) => given({ view: oneOf(workflowViews, view), step: text(step) }),
  component: WorkflowPage,
});
const builder = createRoute({
  getParentRoute: () => workspace,
  path: '/workflows/$id/edit',
  component: LazyBuilderPage,
});
const runs = createRoute({
  getParentRoute: () => workspace,
  path: '/runs',
  validateSearch: ({ status }: Search) => given({ status: oneOf(runStatuses, status) }),
  component: RunListPage,
});
const run = createRoute({ getParentRoute: () => workspace, path: '/runs/$id', component: RunPage });
const contacts = createRoute({
  getParentRoute: () => workspace,
  path: '/contacts',
  validateSearch: ({ search }: Search) => given({ search: text(search) }),
  component: ContactListPage,
});
const contact = createRoute({ getParentRoute: () => workspace, path: '/contacts/$id', component: ContactPage });
const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  validateSearch: ({ tab }: Search) => given({ tab: oneOf<SettingsTab>(settingsTabs, tab) }),
  component: SettingsPage,
});

const tree = root.addChildren([
  home,
  signIn,
  forgot,
  newPassword,
  join,
  workspace.addChildren([index, workflows, workflow, builder, runs, run, contacts, contact, settings]),
]);

export function routerWith(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error as Error} again={reset} />,
    defaultNotFoundComponent: () => (
      <Empty title={words.failures.noPage}>
        <TextLink to="/">{words.failures.home}</TextLink>
      </Empty>
    ),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
