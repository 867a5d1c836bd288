/** Everything that runs in Node and in browsers. */
export * from './chat.ts';
export * from './client.ts';
export * from './errors.ts';
export * from './identity.ts';
export * from './options.ts';
export * from './token-store.ts';
export * from './types.ts';
