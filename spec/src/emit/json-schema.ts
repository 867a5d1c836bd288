/** `schema.json`: every named definition as one JSON Schema bundle (draft 2020-12, readable as draft-07 too). */
import { type Emitter, json } from './emitter.ts';

export const emitJsonSchema: Emitter = ir =>
  new Map([
    [
      'schema.json',
      json({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'urn:clawspec:schema',
        title: 'OpenClaw Gateway protocol',
        description: `Frames, params, results and payloads. Clawspec ${ir.spec}, wire protocols ${ir.protocols.join(' and ')}.`,
        $ref: ir.frames.any.$ref,
        $defs: ir.$defs,
      }),
    ],
  ]);
