/** Says what was tried and, one line per way, what to install. */
export function nothingWorks(server: string, ways: { way: string; why: string }[]): Error {
  const lines = ways.map(({ way, why }) => `  - ${way} (${why})`);
  return new Error([`No way to run ${server} on this machine. Any one of these is enough:`, ...lines].join('\n'));
}
