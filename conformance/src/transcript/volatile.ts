/** Where the volatile values of a frame stand: by what the specification says of members, and by their look. */
import { isObject, type JsonObject } from '../json.ts';
import type { Spec } from '../spec.ts';

/** JSON pointers of members that are different in every recording, and of moments in milliseconds. */
export interface VolatilePlaces {
  readonly volatile: ReadonlySet<string>;
  readonly moments: ReadonlySet<string>;
}

interface Found {
  readonly volatile: Set<string>;
  readonly moments: Set<string>;
}

const DEEPEST = 64;

export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Walks values along their definitions. */
export class VolatileFinder {
  readonly #defs: Readonly<Record<string, unknown>>;
  readonly #spec: Spec;

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#defs = spec.$defs as Readonly<Record<string, unknown>>;
  }

  /** Places in a frame that belongs to a method (request, response) or an event. */
  places(frame: unknown, subject: string | undefined): VolatilePlaces {
    const found: Found = { volatile: new Set(), moments: new Set() };
    if (!isObject(frame) || subject === undefined) return found;
    const { methods, events } = this.#spec;
    if (frame['type'] === 'event') {
      // Both depend on what else goes on in the gateway, and events that are left out take a number too.
      found.volatile.add('/seq').add('/stateVersion');
      const event = Object.hasOwn(events, subject) ? events[subject] : undefined;
      if (event !== undefined) this.#walk(event.payload, frame['payload'], '/payload', found, 0);
      return found;
    }
    const method = Object.hasOwn(methods, subject) ? methods[subject] : undefined;
    if (method === undefined) return found;
    if (frame['type'] === 'req') this.#walk(method.params, frame['params'], '/params', found, 0);
    else {
      this.#walk(method.result, frame['payload'], '/payload', found, 0);
      if (method.final !== undefined) this.#walk(method.final, frame['payload'], '/payload', found, 0);
    }
    return found;
  }

  #walk(schema: unknown, value: unknown, at: string, found: Found, depth: number): void {
    if (!isObject(schema) || typeof value !== 'object' || value === null || depth > DEEPEST) return;
    const ref = schema['$ref'];
    if (typeof ref === 'string') {
      this.#walk(this.#resolve(ref), value, at, found, depth + 1);
      return;
    }
    for (const word of ['allOf', 'anyOf', 'oneOf'] as const) {
      const branches = schema[word];
      if (!Array.isArray(branches)) continue;
      for (const branch of branches) {
        if (this.#mayBe(branch, value)) this.#walk(branch, value, at, found, depth + 1);
      }
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        this.#walk(schema['items'], item, pointerTo(at, index), found, depth + 1);
      }
    } else this.#members(schema, value as JsonObject, at, found, depth);
  }

  #members(schema: JsonObject, value: JsonObject, at: string, found: Found, depth: number): void {
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const facts = isObject(schema['x-fields']) ? schema['x-fields'] : {};
    for (const [key, item] of Object.entries(value)) {
      const place = pointerTo(at, key);
      const own = Object.hasOwn(facts, key) ? facts[key] : undefined;
      if (isObject(own) && own['volatile'] === true) found.volatile.add(place);
      const child = Object.hasOwn(properties, key) ? properties[key] : schema['additionalProperties'];
      if (this.#isMoment(child)) found.moments.add(place);
      this.#walk(child, item, place, found, depth + 1);
    }
  }

  #resolve(ref: string): unknown {
    const name = ref.slice('#/$defs/'.length);
    return Object.hasOwn(this.#defs, name) ? this.#defs[name] : undefined;
  }

  #isMoment(schema: unknown): boolean {
    if (!isObject(schema)) return false;
    if (schema['x-unit'] === 'ms-epoch') return true;
    const branches = schema['anyOf'];
    return Array.isArray(branches) && branches.some(branch => this.#isMoment(branch));
  }

  /** False when a member that says which branch it is says another one. */
  #mayBe(branch: unknown, value: unknown): boolean {
    const schema =
      isObject(branch) && typeof branch['$ref'] === 'string' ? this.#resolve(branch['$ref']) : branch;
    if (!isObject(schema) || !isObject(schema['properties']) || !isObject(value)) return true;
    return Object.entries(schema['properties']).every(
      ([key, property]) =>
        !isObject(property) ||
        !Object.hasOwn(property, 'const') ||
        !Object.hasOwn(value, key) ||
        property['const'] === value[key],
    );
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
/** Hashes, keys and ids in hexadecimal or base64url. */
const OPAQUE = /^(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_-]{32,256}$/u;
export const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
export const ISO_PATTERN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d';
/** Places in a file system belong to a machine, not to the protocol. */
const PATH_MEMBER = /(?:path|dir|file|cwd|workspace|folder|root)s?$/iu;
const ABSOLUTE = /^(?:~?\/|[A-Za-z]:\\)/u;

/** Such as `sha256:…`. */
const LABELLED = /^[\w-]{1,32}(?::[\w-]{1,16})*:[A-Za-z0-9_+/=-]{32,128}$/u;
const UUID_INSIDE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;

/** An id may be made of several parts, such as `<session>:<number>`. */
export function looksLikeId(text: string): boolean {
  if (UUID.test(text) || OPAQUE.test(text) || LABELLED.test(text)) return true;
  return text.length < 200 && !/\s/u.test(text) && text.search(UUID_INSIDE) === 0;
}

/** A pattern for prose with an id in it, or undefined when there is none. */
export function patternWithIds(text: string): string | undefined {
  if (text.length > 2000 || text.search(UUID_INSIDE) < 0) return undefined;
  const parts = text.split(UUID_INSIDE).map(part => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return `^${parts.join('[0-9a-fA-F-]{36}')}$`;
}

export function isMachinePath(member: string | undefined, text: string): boolean {
  return member !== undefined && PATH_MEMBER.test(member) && ABSOLUTE.test(text) && text.length > 1;
}

/** Between 2017 and 2064: no other number of the protocol is that large. */
export function looksLikeMoment(value: number): boolean {
  return Number.isInteger(value) && value > 1.5e12 && value < 3e12;
}
