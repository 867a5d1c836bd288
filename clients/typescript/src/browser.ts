/** The client for browsers: no dependencies, nothing of Node. */
export * from './browser/stores.ts';
export * from './core.ts';
