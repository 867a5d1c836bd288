/** Applies the changes of a mutant to frames. */
import { dig, isObject } from '../src/json.ts';
import { matches } from '../src/match.ts';
import { Scope } from '../src/values.ts';
import type { Mutant, Mutation } from './types.ts';

const CONTEXT = { scope: new Scope(), protocol: 4, schema: () => [] };

/** What becomes of one frame. */
export interface Outcome {
  readonly frames: readonly unknown[];
  /** Frames to the client instead of what the gateway would say. */
  readonly answers: readonly unknown[];
  readonly delayMs: number;
  readonly close: number | undefined;
}

/** A mutant at work on one connection: it counts the matches of each mutation. */
export class ActiveMutant {
  readonly #mutations: readonly { readonly mutation: Mutation; seen: number }[];

  constructor(mutant: Mutant | undefined, words: Readonly<Record<string, string>>, connection: number) {
    const text = Object.entries(words).reduce(
      (text, [word, value]) => text.replaceAll(`{${word}}`, value),
      JSON.stringify(mutant?.mutations ?? []),
    );
    this.#mutations = (JSON.parse(text) as Mutation[])
      .filter(
        ({ connection: only, since }) =>
          (only === undefined || only === connection) && (since === undefined || since <= connection),
      )
      .map(mutation => ({ mutation, seen: 0 }));
  }

  frame(on: 'to-client' | 'to-gateway' | 'report', frame: unknown): Outcome {
    let outcome: Outcome = { frames: [frame], answers: [], delayMs: 0, close: undefined };
    for (const { frames, answers, delayMs, close } of this.#matching(on, frame).map(mutation =>
      apply(mutation, frame),
    )) {
      outcome = { frames, answers, delayMs: outcome.delayMs + delayMs, close: outcome.close ?? close };
    }
    return outcome;
  }

  /** Whether anything of that kind is changed at all. */
  has(on: Mutation['on']): boolean {
    return this.#mutations.some(({ mutation }) => mutation.on === on);
  }

  /** Mutations of something that is no frame. */
  of(on: Mutation['on'], subject: unknown): readonly Mutation[] {
    return this.#matching(on, subject);
  }

  #matching(on: Mutation['on'], subject: unknown): Mutation[] {
    return this.#mutations
      .filter(entry => {
        const { mutation } = entry;
        if (mutation.on !== on || !matches(mutation.match ?? {}, subject, CONTEXT)) return false;
        entry.seen++;
        return mutation.nth === undefined || mutation.nth === entry.seen;
      })
      .map(({ mutation }) => mutation);
  }
}

function apply(mutation: Mutation, frame: unknown): Outcome {
  let changed = structuredClone(frame);
  for (const [path, value] of Object.entries(mutation.set ?? {}))
    changed = put(changed, path.split('.'), value);
  for (const [path, amount] of Object.entries(mutation.add ?? {})) {
    changed = put(changed, path.split('.'), (before: unknown) => Number(before) + amount);
  }
  const [from, to] = mutation.copy ?? [];
  if (from !== undefined && to !== undefined) {
    changed = put(changed, to.split('.'), dig(frame, from.split('.')));
  }
  for (const path of mutation.unset ?? []) changed = put(changed, path.split('.'), undefined);
  const kept = mutation.drop ? [] : mutation.duplicate ? [changed, changed] : [changed];
  return {
    frames: [...(mutation.before ?? []), ...kept, ...(mutation.after ?? [])],
    answers: mutation.answers ?? [],
    delayMs: mutation.delayMs ?? 0,
    close: mutation.close,
  };
}

/** A copy with one member replaced; undefined removes it, a function changes it. */
function put(target: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined)
    return typeof value === 'function' ? (value as (before: unknown) => unknown)(target) : value;
  if (Array.isArray(target)) {
    return target.map((item, index) => (index === Number(key) ? put(item, rest, value) : item));
  }
  const object: Record<string, unknown> = isObject(target) ? { ...target } : {};
  if (rest.length === 0 && value === undefined) delete object[key];
  else object[key] = put(object[key], rest, value);
  return object;
}
