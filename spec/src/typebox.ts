/** The one import of TypeBox: everything else in the specification takes its schema builders from here. */
export {
  type Static,
  type TNull,
  type TOptional,
  type TSchema,
  type TUnion,
  type TUnknown,
  Type,
} from '@sinclair/typebox';
