/** Largest body: a full batch of middling events fits, a thousand of the largest do not. */
export const maxBodyBytes = 16 * 1024 * 1024;
/** Deepest nesting. Far beyond any real event, far below what would exhaust the stack of whoever walks it. */
export const maxDepth = 100;
/** Slowest header and slowest whole request that are waited for. */
export const headersTimeoutMs = 10_000;
export const requestTimeoutMs = 30_000;
