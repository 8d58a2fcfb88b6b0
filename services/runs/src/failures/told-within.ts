/** How long it is tried to tell somebody: what nobody could be told in a week is no news any more, and must not pile up. */
export const toldWithinMs = 7 * 24 * 60 * 60_000;
