/** How old a signed request may be, or how far ahead its clock: what the reference libraries of Standard Webhooks use, and Mailchimp. */
export const toleranceMs = 300_000;

/** What is wrong with the time (unix seconds, as text) at which a request says it was signed; null: nothing. */
export function timeProblem(seconds: string | undefined, now: number): string | null {
  if (seconds === undefined || !/^\d{1,12}$/.test(seconds)) return 'it does not say when it was signed';
  const aheadMs = Number(seconds) * 1_000 - now;
  if (aheadMs < -toleranceMs) return 'it was signed more than five minutes ago';
  if (aheadMs > toleranceMs) return 'it was signed more than five minutes in the future: compare the clocks';
  return null;
}
