/** Largest body: a full batch of middling events fits, a thousand of the largest do not. */
export const maxBodyBytes = 16 * 1024 * 1024;
/** Slowest header and slowest whole request that are waited for. */
export const headersTimeoutMs = 10_000;
export const requestTimeoutMs = 30_000;
