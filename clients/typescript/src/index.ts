/** The client for Node: all that browsers have, and stores in files. */
export * from './browser.ts';
export * from './node/identity-file.ts';
export * from './node/token-file.ts';
