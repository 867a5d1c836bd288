/** The one import of TypeBox: everything else in the specification takes its schema builders from here. */
export { type Static, type TSchema, Type } from '@sinclair/typebox';
