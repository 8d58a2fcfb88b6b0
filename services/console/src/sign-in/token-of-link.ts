/** The token of a link stands behind the `#`, where no server and no referrer has it. Taken once, and out of the address bar. */
export function tokenOfLink(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}
