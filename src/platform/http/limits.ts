/**
 * What one visitor may cost. A browser and a probe send some hundred bytes at once; whoever needs longer than this for its
 * headers holds a connection for no good.
 */
export const limits = {
  /** Of Node's server, in bytes and milliseconds. */
  server: {
    maxHeaderSize: 8_192,
    headersTimeout: 5_000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
  },
  /** More at a time are turned away, so that a flood leaves the process its file descriptors. */
  connections: 256,
  /** A connection on which nothing moves, as of somebody who does not read the answer, is closed. */
  idleMs: 15_000,
  /** Orchestrators give a probe a few seconds; a database that needs longer is as good as away. */
  readinessMs: 3_000,
  pageMs: 5_000,
} as const
