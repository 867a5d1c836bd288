/** `catalogue.json`: every method that upstream lists, marked by whether this specification describes it. */
import { type Emitter, json } from './emitter.ts';

export const NOT_SPECIFIED = 'not specified here';

export const emitCatalogue: Emitter = ir =>
  new Map([
    [
      'catalogue.json',
      json({
        source: ir.catalogue.source,
        note: 'Names, scopes and first releases as upstream lists them. A method that is not specified here can still be called where a gateway serves it: with requestRaw of the SDK, without checked params or a typed result.',
        methods: ir.catalogue.methods.map(({ method, scope, since, specified }) => ({
          method,
          scope,
          since,
          status: specified ? 'specified' : NOT_SPECIFIED,
        })),
      }),
    ],
  ]);
