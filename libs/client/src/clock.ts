/** An instant as people read it, in UTC, to the second. It says so, and `--from` takes it as it stands. */
export function clock(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
