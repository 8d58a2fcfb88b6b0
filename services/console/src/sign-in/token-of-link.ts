import { useEffect, useState } from 'react';

/** The token of the link that led here. It stands behind the `#`, where no server has it, and leaves the address bar at once. */
export function useTokenOfLink(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
}
