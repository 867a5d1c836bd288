/** What every page needs: the IR, and the anchors of things. On which page an anchor is, links.ts finds out. */
import type { Provenance } from '../../define.ts';
import type { Ir, JsonSchema } from '../../ir.ts';
import { refName } from '../emitter.ts';

/** Shown in a chapter, as params, result or payload, or as a variant of a union. */
export type Use = 'chapter' | 'body' | 'variant';

export interface Context {
  readonly ir: Ir;
  /** Definitions that are shown where they are used, and as what. All others stand on the page Types. */
  readonly inline: ReadonlyMap<string, Use>;
  /** Anchor of a wire name, scope or code that a text mentions. */
  readonly mentions: ReadonlyMap<string, string>;
  /** Where the part that is being written comes from; members of other origin say so. */
  readonly source: Provenance;
}

export const anchor = {
  chapter: (name: string) => `chapter.${name}`,
  family: (name: string) => `family.${name}`,
  methodFamily: (name: string) => `methods.${name}`,
  eventFamily: (name: string) => `events.${name}`,
  method: (name: string) => name,
  event: (name: string) => `event.${name}`,
  type: (name: string) => `type.${name}`,
  swift: (name: string) => `swift.${name}`,
  error: (code: string) => `error.${code}`,
  detail: (code: string) => `detail.${code}`,
  scope: (name: string) => `scope.${name}`,
  limit: (name: string) => `limit.${name}`,
  closeCode: (code: number) => `close.${code}`,
  requirement: (id: string) => `requirement.${id}`,
  profile: (name: string) => `profile.${name}`,
};

export function createContext(ir: Ir): Context {
  return { ir, inline: inlineDefinitions(ir), mentions: mentions(ir), source: 'published' };
}

/** The definitions of frames and of errors have a chapter of their own. */
export function chapterDefinitions(ir: Ir): { frames: string[]; errors: string[] } {
  return {
    frames: [ir.frames.request, ir.frames.response, ir.frames.event].map(refName),
    errors: Object.hasOwn(ir.$defs, 'ErrorShape') ? ['ErrorShape'] : [],
  };
}

/**
 * A definition with exactly one user is shown there: params, results and payloads at their method or
 * event, variants at their union.
 */
function inlineDefinitions(ir: Ir): Map<string, Use> {
  const roots = count(
    [
      ...Object.values(ir.methods).flatMap(m => [m.params, m.result, ...(m.final ? [m.final] : [])]),
      ...Object.values(ir.events).map(event => event.payload),
    ].map(refName),
  );
  const inside = count(Object.values(ir.$defs).flatMap(schema => referencesOf(schema)));
  const { frames, errors } = chapterDefinitions(ir);
  const inline = new Map<string, Use>([...frames, ...errors].map(name => [name, 'chapter']));
  for (const name of Object.keys(ir.$defs)) {
    if (roots.get(name) === 1 && !inline.has(name)) inline.set(name, 'body');
  }
  for (const [name, schema] of Object.entries(ir.$defs)) {
    for (const member of variantsOf(schema)) {
      if (member.$ref === undefined) continue;
      const target = refName({ $ref: member.$ref });
      const isFree = !inline.has(target) && !roots.has(target);
      if (target !== name && isFree && inside.get(target) === 1) inline.set(target, 'variant');
    }
  }
  return inline;
}

export function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

/** Names of all definitions that a schema refers to, with repetitions. */
export function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [refName({ $ref: child })] : referencesOf(child),
  );
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Later entries win: a name that is both a method and an event leads to the method. */
function mentions(ir: Ir): Map<string, string> {
  return new Map([
    ...ir.requirements.map((r): [string, string] => [r.id, anchor.requirement(r.id)]),
    ...Object.keys(ir.limits).map((name): [string, string] => [name, anchor.limit(name)]),
    ...Object.keys(ir.errors).map((code): [string, string] => [code, anchor.error(code)]),
    ...Object.keys(ir.detailCodes).map((code): [string, string] => [code, anchor.detail(code)]),
    ...Object.keys(ir.$defs).map((name): [string, string] => [name, anchor.type(name)]),
    ...Object.keys(ir.scopes).map((name): [string, string] => [name, anchor.scope(name)]),
    ...Object.keys(ir.events).map((name): [string, string] => [name, anchor.event(name)]),
    ...Object.keys(ir.methods).map((name): [string, string] => [name, anchor.method(name)]),
  ]);
}
