/**
 * The whole vocabulary of the specification.
 *
 * A method, an event or a named type is one value made with one of these functions. Everything that
 * the project knows about it (dispatch, docs, bindings, conformance) derives from that value.
 */
import { type Static, type TSchema, Type } from './typebox.ts';

/** Wire protocol versions that this specification describes. */
export type ProtocolVersion = 3 | 4;

/**
 * Where a clause comes from.
 * - `published`: upstream's own schema or documentation says so.
 * - `observed`: seen on the wire of a named upstream version.
 * - `gap-filled`: ours, because nobody says.
 */
export type Provenance = 'published' | 'observed' | 'gap-filled';

export type Stability = 'stable' | 'experimental' | 'deprecated';
export type Role = 'operator' | 'node';

/**
 * What a caller may do when it does not know whether a request was carried out.
 * - `safe`: it changes nothing; repeat at will.
 * - `idempotent`: repeating it leads to the same state.
 * - `keyed`: repeat with the same key; the gateway answers from its dedupe cache.
 * - `unsafe`: repeating it may do the work twice.
 */
export type Idempotency =
  | { readonly kind: 'safe' | 'idempotent' | 'unsafe' }
  | { readonly kind: 'keyed'; readonly field: string };

export interface MethodDefinition {
  /** The wire name, such as `chat.send`. */
  readonly method: string;
  /** First protocol version that has it. */
  readonly since: ProtocolVersion;
  /** Last protocol version that has it, when it was removed. */
  readonly until?: ProtocolVersion;
  readonly stability: Stability;
  readonly provenance: Provenance;
  /** One sentence, present tense. */
  readonly summary: string;
  /** Further paragraphs (Markdown) for the reference. */
  readonly description?: string;
  readonly params: TSchema;
  readonly result: TSchema;
  /** Payload of a second response to the same request id, when the method has one. */
  readonly final?: TSchema;
  /** `any` roles may call `health`; `connect` is called before a role exists. */
  readonly role: Role | 'any' | 'pre-auth';
  /** Scopes of which the caller needs at least one. Empty: no scope needed. */
  readonly scopes: readonly string[];
  /** False when the gateway serves it but leaves it out of `hello-ok.features.methods`. */
  readonly advertised?: boolean;
  readonly idempotency: Idempotency;
  readonly errors: readonly string[];
  /** Events that a call makes the gateway send. */
  readonly emits: readonly string[];
  /** Names of files in `examples/<method>/`, without the ending. */
  readonly examples: readonly string[];
}

export interface EventDefinition {
  readonly event: string;
  readonly since: ProtocolVersion;
  readonly until?: ProtocolVersion;
  readonly stability: Stability;
  readonly provenance: Provenance;
  readonly summary: string;
  readonly description?: string;
  readonly payload: TSchema;
  /** `broadcast` to every entitled connection, `targeted` at one, or sent before authentication. */
  readonly delivery: 'broadcast' | 'targeted' | 'pre-auth';
  /** Scopes of which a receiver needs at least one. Empty: every authenticated connection. */
  readonly scopes: readonly string[];
  /** Roles that receive it. */
  readonly roles: readonly Role[];
  /** Whether the frame carries `stateVersion`. */
  readonly stateVersion: boolean;
  /** Whether a gateway may leave it out for a connection that does not keep up. */
  readonly droppable: boolean;
  readonly examples: readonly string[];
}

/** Facts about one property of an object, kept beside the schema because JSON Schema has no words for them. */
export interface FieldFacts {
  /** First protocol version whose frames carry the property. */
  readonly since?: ProtocolVersion;
  /** Last protocol version whose frames carry the property. */
  readonly until?: ProtocolVersion;
  /** First protocol version from which the property is always there (it is optional before). */
  readonly requiredSince?: ProtocolVersion;
  readonly provenance?: Provenance;
  readonly description?: string;
  /** Different in every recording: a recorder turns it into a matcher. */
  readonly volatile?: boolean;
}

/** The key under which a property's facts travel until the bundler moves them to the parent object. */
export const FIELD = 'x-field';
/** The key under which an object schema lists facts about its properties in the bundle. */
export const FIELDS = 'x-fields';
/** Marks an enumeration that receivers must treat as open: unknown values are kept, not refused. */
export const OPEN = 'x-open';

/** Gives a schema its name in the bundle. Every `$ref`, type and docs anchor uses that name. */
export function named<const T extends TSchema>(id: string, schema: T, description?: string): T {
  return { ...schema, $id: id, ...(description === undefined ? {} : { description }) };
}

/** Annotates a property: `field(Type.String(), { since: 4 })`. */
export function field<const T extends TSchema>(schema: T, facts: FieldFacts): T {
  return { ...schema, [FIELD]: { ...(schema[FIELD] as FieldFacts | undefined), ...facts } };
}

/** An object that gateways close: an unknown property is refused. For what clients send. */
export function closed<const P extends Record<string, TSchema>>(
  properties: P,
  options: Record<string, unknown> = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** An object that receivers must treat as open: unknown properties are ignored. For what gateways send. */
export function open<const P extends Record<string, TSchema>>(
  properties: P,
  options: Record<string, unknown> = {},
) {
  return Type.Object(properties, options);
}

/** A closed set of strings: any other value is refused. */
export function oneOf<const V extends readonly string[]>(values: V, description?: string) {
  return Type.Union(
    values.map(value => Type.Literal(value as V[number])),
    description === undefined ? {} : { description },
  );
}

/** A set of strings known today; receivers accept others. */
export function openEnum<const V extends readonly string[]>(values: V, description?: string) {
  return Type.Unsafe<V[number] | (string & {})>(
    Type.String({ [OPEN]: [...values], ...(description === undefined ? {} : { description }) }),
  );
}

/** A non-empty string. */
export const Text = (description?: string) =>
  Type.String({ minLength: 1, ...(description === undefined ? {} : { description }) });
/** A count or a size: an integer from 0 up. */
export const Count = (description?: string) =>
  Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }) });
/** Milliseconds since the Unix epoch. */
export const Timestamp = (description = 'Milliseconds since the Unix epoch.') =>
  Type.Integer({ minimum: 0, description, 'x-unit': 'ms-epoch' });
/** A duration in milliseconds. */
export const Millis = (description = 'Duration in milliseconds.') =>
  Type.Integer({ minimum: 0, description, 'x-unit': 'ms' });

/** Defines one wire method. */
export function defineMethod<const M extends MethodDefinition>(definition: M): M {
  return definition;
}

/** Defines one wire event. */
export function defineEvent<const E extends EventDefinition>(definition: E): E {
  return definition;
}

export type { Static, TSchema };
