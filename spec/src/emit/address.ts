/** Where a gateway listens unless it is told otherwise. */
export const DEFAULT_ADDRESS = { host: '127.0.0.1', port: 18789 } as const;
