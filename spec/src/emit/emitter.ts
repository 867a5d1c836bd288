/** What an emitter is: a pure function of the IR. It reads no clock, no folder, no environment. */
import type { Ir } from '../ir.ts';

/** Path below `generated/` to text. */
export type Files = Map<string, string>;
export type Emitter = (ir: Ir, chapters: readonly Prose[]) => Files | Promise<Files>;

/** A chapter of prose, in Markdown. It stands beside the IR, so that `protocol.json` stays data. */
export interface Prose {
  /** File name without `.md`; also the name of its page. */
  readonly id: string;
  readonly title: string;
  /** Without the title. */
  readonly markdown: string;
}

/** Stable JSON with a final newline. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `device.pair.list` to `devicePairList`. */
export function camelCase(wireName: string): string {
  return wireName.replace(/[.-](\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** `device.pair.list` to `DevicePairList`. */
export function pascalCase(wireName: string): string {
  const camel = camelCase(wireName);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** The definition that `#/$defs/X` names. */
export function refName(ref: { readonly $ref: string }): string {
  return ref.$ref.slice('#/$defs/'.length);
}
