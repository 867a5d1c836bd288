/** Every emitter, in the order in which a reader would want their output. */
import type { Ir } from '../ir.ts';
import { emitAsyncApi } from './asyncapi.ts';
import { emitCatalogue } from './catalogue.ts';
import { emitChangelog } from './changelog.ts';
import { emitDocs } from './docs/docs.ts';
import type { Emitter, Files, Prose } from './emitter.ts';
import { emitJsonSchema } from './json-schema.ts';
import { emitProtocolJson } from './protocol-json.ts';
import { emitSwift } from './swift/index.ts';
import { emitTraceability } from './traceability.ts';
import { emitTypeScript } from './typescript.ts';

export const EMITTERS: readonly Emitter[] = [
  emitProtocolJson,
  emitJsonSchema,
  emitAsyncApi,
  emitCatalogue,
  emitChangelog,
  emitTraceability,
  emitTypeScript,
  emitSwift,
  emitDocs,
];

/** Runs every emitter. Throws when two of them write one path or one writes nothing. */
export async function emitAll(ir: Ir, chapters: readonly Prose[]): Promise<Files> {
  const all: Files = new Map();
  for (const emitter of EMITTERS) {
    const files = await emitter(ir, chapters);
    if (files.size === 0) throw new Error('an emitter wrote nothing');
    for (const [path, text] of files) {
      if (all.has(path)) throw new Error(`two emitters write ${path}`);
      if (text.trim() === '') throw new Error(`${path} is empty`);
      all.set(path, text);
    }
  }
  return all;
}
