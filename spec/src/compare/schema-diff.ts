/**
 * What differs between two schemas, one fact at a time.
 *
 * It judges nothing: whether a difference breaks anybody depends on who sends, and that is for the caller.
 * Differences are told from the first schema to the second.
 */
import type { FieldFacts } from '../define.ts';
import type { JsonSchema } from '../ir.ts';
import { type Bound, type Definitions, LOWER, referenced, type Shape, shapes, UPPER } from './shape.ts';
import { bare, cached, findTag, oneArray, tagValues, text, together, words } from './unions.ts';

export type SchemaChange =
  | 'member-added'
  | 'required-member-added'
  | 'member-removed'
  | 'became-required'
  | 'became-optional'
  | 'type-added'
  | 'type-removed'
  | 'typed'
  | 'untyped'
  | 'values-added'
  | 'values-removed'
  | 'values-opened'
  | 'values-closed'
  | 'known-added'
  | 'known-removed'
  | 'tightened'
  | 'loosened'
  | 'pattern'
  | 'closed'
  | 'opened'
  | 'variant-added'
  | 'variant-removed'
  | 'default'
  | 'unit';

export interface SchemaDifference {
  /** Members joined by dots; `[]` is an item, `*` any unknown member, `<tag=value>` a member of a union. */
  readonly path: string;
  readonly change: SchemaChange;
  /** The fact, for people: what was, what is. */
  readonly detail: string;
  /** Facts about the member in the second schema. */
  readonly facts?: FieldFacts;
  /** Whether the object or union around it lets unknown members through. */
  readonly within?: 'open' | 'closed';
}

export interface Side {
  readonly schema: JsonSchema;
  readonly definitions: Definitions;
}

export interface DiffOptions {
  /** When true, references of one name count as equal and are not entered. */
  readonly opaqueReferences?: boolean;
}

/** Compares two schemas down to the leaves. Ends on recursive definitions. */
export function diffSchemas(before: Side, after: Side, options: DiffOptions = {}): SchemaDifference[] {
  const found: SchemaDifference[] = [];
  new Differ(before.definitions, after.definitions, options, found).compare(before.schema, after.schema, '');
  return found;
}

class Differ {
  readonly #before: Definitions;
  readonly #after: Definitions;
  readonly #options: DiffOptions;
  readonly #found: SchemaDifference[];
  /** Pairs of schemas that are being compared further up: to meet one again is to be in a circle. */
  readonly #open = new Set<string>();

  constructor(before: Definitions, after: Definitions, options: DiffOptions, found: SchemaDifference[]) {
    this.#before = before;
    this.#after = after;
    this.#options = options;
    this.#found = found;
  }

  compare(before: JsonSchema, after: JsonSchema, path: string): void {
    const [a, b] = [referenced(before), referenced(after)];
    if (this.#options.opaqueReferences && a !== undefined && a === b) return;
    const pair = `${cached(before)} ${cached(after)}`;
    if (this.#open.has(pair)) return;
    this.#open.add(pair);
    this.#kinds(shapes(before, this.#before), shapes(after, this.#after), path);
    this.#open.delete(pair);
  }

  #add(path: string, change: SchemaChange, detail: string, more: Partial<SchemaDifference> = {}): void {
    this.#found.push({ path, change, detail, ...more });
  }

  #kinds(before: readonly Shape[], after: readonly Shape[], path: string): void {
    const kinds = (list: readonly Shape[]) => [...new Set(list.map(({ kind }) => kind))];
    const [had, has] = [kinds(before), kinds(after)];
    const [wasAny, isAny] = [had.includes('any'), has.includes('any')];
    if (wasAny && isAny) return;
    if (wasAny || isAny) {
      const words = (list: readonly string[]) => (list.includes('any') ? 'anything' : list.join(' or '));
      this.#add(path, wasAny ? 'typed' : 'untyped', `${words(had)} → ${words(has)}`);
      return;
    }
    for (const kind of had) if (!has.includes(kind)) this.#add(path, 'type-removed', kind);
    for (const kind of has) if (!had.includes(kind)) this.#add(path, 'type-added', kind);
    for (const kind of had.filter(kind => has.includes(kind))) {
      const of = (list: readonly Shape[]) => list.filter(shape => shape.kind === kind);
      if (kind === 'object') this.#objects(of(before), of(after), path);
      else if (kind === 'array') this.#arrays(of(before), of(after), path);
      else if (kind !== 'null') this.#scalar(of(before)[0]!, of(after)[0]!, path);
    }
  }

  #scalar(before: Shape, after: Shape, path: string): void {
    this.#values(before, after, path);
    if (before.values === undefined && after.values === undefined) {
      if (before.integer !== after.integer)
        this.#add(path, after.integer ? 'tightened' : 'loosened', `${number(before)} → ${number(after)}`);
      this.#bounds(before, after, path);
      this.#pattern(before, after, path);
    }
    this.#meta(before, after, path);
  }

  #values(before: Shape, after: Shape, path: string): void {
    const was = before.values ?? before.known ?? [];
    const is = after.values ?? after.known ?? [];
    const added = is.filter(value => !was.includes(value));
    const removed = was.filter(value => !is.includes(value));
    if (before.values !== undefined && after.values === undefined) {
      this.#add(path, 'values-opened', `${was.join(', ')} → any ${after.kind}`);
      if (after.known === undefined) return;
    } else if (before.values === undefined && after.values !== undefined) {
      this.#add(path, 'values-closed', `any ${before.kind} → ${is.join(', ')}`);
      if (before.known === undefined) return;
    }
    const closed = before.values !== undefined && after.values !== undefined;
    if (added.length > 0) this.#add(path, closed ? 'values-added' : 'known-added', added.join(', '));
    if (removed.length > 0) this.#add(path, closed ? 'values-removed' : 'known-removed', removed.join(', '));
  }

  #bounds(before: Shape, after: Shape, path: string): void {
    for (const [keys, sign] of [
      [LOWER, 1],
      [UPPER, -1],
    ] as const) {
      for (const key of keys as readonly Bound[]) {
        const [was, is] = [before.bounds[key], after.bounds[key]];
        if (was === is) continue;
        const detail = `${key} ${was ?? 'none'} → ${is ?? 'none'}`;
        const tighter = was === undefined || (is !== undefined && (is - was) * sign > 0);
        this.#add(path, tighter ? 'tightened' : 'loosened', detail);
      }
    }
  }

  #pattern(before: Shape, after: Shape, path: string): void {
    if (before.pattern === after.pattern) return;
    const detail = `pattern ${before.pattern ?? 'none'} → ${after.pattern ?? 'none'}`;
    if (before.pattern === undefined) this.#add(path, 'tightened', detail);
    else this.#add(path, after.pattern === undefined ? 'loosened' : 'pattern', detail);
  }

  #meta(before: Shape, after: Shape, path: string): void {
    if (before.unit !== after.unit)
      this.#add(path, 'unit', `${before.unit ?? 'no unit'} → ${after.unit ?? 'no unit'}`);
    const [was, is] = [text(before.fallback), text(after.fallback)];
    if (was !== is) this.#add(path, 'default', `${was ?? 'none'} → ${is ?? 'none'}`);
  }

  #arrays(before: readonly Shape[], after: readonly Shape[], path: string): void {
    const [a, b] = [oneArray(before), oneArray(after)];
    this.#bounds(a, b, path);
    if (Boolean(a.unique) !== Boolean(b.unique))
      this.#add(path, b.unique ? 'tightened' : 'loosened', `items ${b.unique ? 'must' : 'need not'} differ`);
    this.#meta(a, b, path);
    this.compare(a.items ?? {}, b.items ?? {}, `${path}[]`);
  }

  #objects(before: readonly Shape[], after: readonly Shape[], path: string): void {
    const [wasOpen, isOpen] = [before, after].map(list => list.some(({ openVariant }) => openVariant));
    if (wasOpen !== isOpen) this.#add(path, isOpen ? 'opened' : 'closed', 'variants that nobody knows yet');
    const described = (list: readonly Shape[]) => list.filter(({ openVariant }) => !openVariant);
    this.#variants(described(before), described(after), path, {
      before: before.filter(({ openVariant }) => openVariant),
      after: after.filter(({ openVariant }) => openVariant),
    });
  }

  /** @param open The catch-all members: they matter where members cannot be told apart. */
  #variants(
    before: readonly Shape[],
    after: readonly Shape[],
    path: string,
    open: { readonly before: readonly Shape[]; readonly after: readonly Shape[] },
  ): void {
    const within = open.before.length > 0 ? 'open' : 'closed';
    const [a] = before;
    const [b] = after;
    const same = (x: Shape, y: Shape) => this.#same(x, y) || text(bare(x)) === text(bare(y));
    if (before.length === 1 && after.length === 1) {
      if (!this.#same(a!, b!)) this.#object(a!, b!, path);
      return;
    }
    const tag = findTag(before, after);
    if (tag !== undefined) {
      this.#tagged(tag, before, after, path, within);
      return;
    }
    const left = before.filter(x => !after.some(y => same(x, y)));
    const right = after.filter(y => !before.some(x => same(x, y)));
    if (left.length === 0 || right.length === 0) {
      for (const shape of left) this.#add(path, 'variant-removed', words(shape), { within });
      for (const shape of right) this.#add(path, 'variant-added', words(shape), { within });
      return;
    }
    this.#object(together([...left, ...open.before]), together([...right, ...open.after]), path);
  }

  /** Members of a union that are references of one name, when those count as equal. */
  #same(a: Shape, b: Shape): boolean {
    return (
      Boolean(this.#options.opaqueReferences) && a.reference !== undefined && a.reference === b.reference
    );
  }

  #tagged(
    tag: string,
    before: readonly Shape[],
    after: readonly Shape[],
    path: string,
    within: 'open' | 'closed',
  ): void {
    const matched = new Set<Shape>();
    for (const shape of before) {
      const values = tagValues(shape, tag) ?? [];
      const partner = after.find(
        other => !matched.has(other) && tagValues(other, tag)?.some(value => values.includes(value)),
      );
      const name = `${path}<${tag}=${values.join('|')}>`;
      if (partner === undefined) this.#add(name, 'variant-removed', words(shape), { within });
      else {
        matched.add(partner);
        if (!this.#same(shape, partner)) this.#object(shape, partner, name);
      }
    }
    for (const shape of after.filter(shape => !matched.has(shape))) {
      const name = `${path}<${tag}=${(tagValues(shape, tag) ?? []).join('|')}>`;
      this.#add(name, 'variant-added', words(shape), { within });
    }
  }

  #object(before: Shape, after: Shape, path: string): void {
    const [was, is] = [before.properties ?? {}, after.properties ?? {}];
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    const needs = (shape: Shape, name: string) => shape.required?.includes(name) ?? false;
    for (const [name, schema] of Object.entries(was)) {
      const other = own(is, name);
      if (other === undefined) {
        const within = after.extra === false ? 'closed' : 'open';
        this.#add(at(name), 'member-removed', needs(before, name) ? 'required' : 'optional', { within });
        continue;
      }
      if (needs(before, name) !== needs(after, name)) {
        const change = needs(after, name) ? 'became-required' : 'became-optional';
        const facts = after.facts?.[name];
        this.#add(
          at(name),
          change,
          change === 'became-required' ? 'optional → required' : 'required → optional',
          {
            ...(facts === undefined ? {} : { facts }),
          },
        );
      }
      this.compare(schema, other, at(name));
    }
    for (const name of Object.keys(is).filter(name => own(was, name) === undefined)) {
      const facts = after.facts?.[name];
      const required = needs(after, name);
      this.#add(
        at(name),
        required ? 'required-member-added' : 'member-added',
        required ? 'required' : 'optional',
        {
          within: before.extra === false ? 'closed' : 'open',
          ...(facts === undefined ? {} : { facts }),
        },
      );
    }
    this.#bounds(before, after, path);
    this.#extra(before.extra ?? true, after.extra ?? true, path);
  }

  #extra(before: boolean | JsonSchema, after: boolean | JsonSchema, path: string): void {
    const at = path === '' ? '*' : `${path}.*`;
    if (typeof before === 'object' && typeof after === 'object') this.compare(before, after, at);
    else if (before === after) return;
    else if (after === false) this.#add(at, 'closed', 'unknown members are refused');
    else if (before === false) this.#add(at, 'opened', 'unknown members are let through');
    else if (after === true) this.#add(at, 'untyped', 'unknown members may be anything');
    else this.#add(at, 'typed', 'unknown members have a type');
  }
}

const number = (shape: Shape) => (shape.integer ? 'integer' : 'number');
const own = (map: Readonly<Record<string, JsonSchema>>, name: string) =>
  Object.hasOwn(map, name) ? map[name] : undefined;
