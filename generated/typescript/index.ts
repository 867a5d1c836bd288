// Generated from the specification by `npm run generate`. Do not edit.
export * from './config-schema.ts';
export * from './device-auth.ts';
export * from './protocol.ts';
export * from './registry.ts';
export type * from './types.ts';
