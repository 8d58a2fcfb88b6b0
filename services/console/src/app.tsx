import { createTheme, MantineProvider, type CSSVariablesResolver } from '@mantine/core';
import '@mantine/core/styles.css';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { whenSignedOut } from './api/client.js';
import { Refused } from './api/refused.js';
import { routerWith } from './router.js';
import { meQuery } from './shell/session.js';
import { words } from './text/words.js';

const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  components: {
    // Who types and presses Enter means the first that fits.
    Select: { defaultProps: { selectFirstOptionOnChange: true } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': words.common.close } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': words.common.close } } },
    Badge: { defaultProps: { variant: 'light', tt: 'none' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': words.common.close } } },
  },
  autoContrast: true,
});

/** Mantine's own greys are too pale for small text (WCAG AA). */
const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545b62',
    '--mantine-color-error': '#b02525',
    '--mantine-color-red-text': '#b02525',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-blue-light-color': '#14538c',
    '--mantine-color-gray-light-color': '#3d4348',
    '--mantine-color-green-light-color': '#165a26',
    '--mantine-color-indigo-light-color': '#2b3f9e',
    '--mantine-color-orange-light-color': '#8a3300',
    '--mantine-color-red-light-color': '#9c1f1f',
    '--mantine-color-yellow-light-color': '#704400',
    '--mantine-primary-color-light-color': '#2b3f9e',
  },
  dark: {
    '--mantine-color-dimmed': '#adb5bd',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-red-text': '#ff8787',
    '--mantine-color-placeholder': '#9aa0a6',
  },
});

/** What was refused is refused again; who does not answer may do so in a moment. */
const queries = new QueryClient({
  defaultOptions: {
    // Asked also when the browser says that it is offline: it is wrong at times, and a page that waits without a word is worse.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      retry: (times, error) => times < 2 && error instanceof Refused && (error.status === 0 || error.status >= 500),
    },
  },
});
const router = routerWith(queries);

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (!pathname.startsWith('/w/')) return;
  queries.setQueryData(meQuery.queryKey, null);
  void router.navigate({ to: '/sign-in', search: { back: href, over: true } });
});

/** The nonce of the page: only styles with it count (Content-Security-Policy). */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
// What keeps the page still behind a dialog writes a style of its own, and looks for the nonce here (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: nonce });

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={colours} getStyleNonce={() => nonce}>
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
