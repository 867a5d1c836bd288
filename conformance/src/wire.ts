/** Validates frames against the specification, as one protocol version has it. */
import type { ProtocolVersion } from '@clawspec/spec/define';
import { projectDefinitions } from '@clawspec/spec/project';
import { Ajv, type ValidateFunction } from 'ajv';
import { isObject } from './json.ts';
import type { Ref, Spec } from './spec.ts';

export interface WireProblem {
  /** Definition that the frame breaks. */
  readonly definition: string;
  /** JSON pointer into the frame. */
  readonly path: string;
  readonly message: string;
}

/** Compiled definitions of one protocol version; compiled when first needed and shared by all cases. */
export class WireSchemas {
  readonly spec: Spec;
  readonly protocol: ProtocolVersion;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(spec: Spec, protocol: ProtocolVersion) {
    this.spec = spec;
    this.protocol = protocol;
    this.#ajv = new Ajv({ strict: false, allErrors: true, discriminator: true });
    this.#ajv.addSchema({ $id: 'wire', $defs: projectDefinitions(spec.$defs, protocol) });
  }

  has(definition: string): boolean {
    return Object.hasOwn(this.spec.$defs, definition);
  }

  check(ref: Ref, value: unknown, at = ''): WireProblem[] {
    const definition = ref.$ref.slice('#/$defs/'.length);
    let validate = this.#compiled.get(definition);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `wire${ref.$ref}` });
      this.#compiled.set(definition, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, keyword, params }) => ({
      definition,
      path: at + instancePath,
      message:
        keyword === 'additionalProperties'
          ? `has the unknown member ${JSON.stringify(params['additionalProperty'])}`
          : (message ?? keyword),
    }));
  }
}

/** Validates the frames of one connection; remembers which request id belongs to which method. */
export class WireChecker {
  #schemas: WireSchemas;
  readonly #schemasFor: (protocol: number) => WireSchemas;
  readonly #methods = new Map<unknown, string[]>();

  constructor(schemasFor: (protocol: number) => WireSchemas, protocol: number) {
    this.#schemasFor = schemasFor;
    this.#schemas = schemasFor(protocol);
  }

  /** A frame on its way to the gateway. */
  sent(frame: unknown): WireProblem[] {
    const { spec } = this.#schemas;
    const problems = this.#schemas.check(spec.frames.request, frame);
    if (!isObject(frame) || typeof frame['method'] !== 'string') return problems;
    this.remember(frame);
    const method = own(spec.methods, frame['method']);
    if (method === undefined) {
      return [...problems, { definition: 'RequestFrame', path: '/method', message: 'is not specified' }];
    }
    return [...problems, ...this.#schemas.check(method.params, frame['params'] ?? {}, '/params')];
  }

  /** Notes the method of a request, so that its response can be judged. */
  remember(frame: unknown): void {
    if (!isObject(frame) || typeof frame['method'] !== 'string') return;
    this.#methods.set(frame['id'], [...(this.#methods.get(frame['id']) ?? []), frame['method']]);
  }

  /** A frame that came from the gateway. */
  received(frame: unknown): WireProblem[] {
    if (isObject(frame) && frame['type'] === 'event') return this.#event(frame);
    if (isObject(frame) && frame['type'] === 'res') return this.#response(frame);
    return [{ definition: 'GatewayFrame', path: '/type', message: 'must be "event" or "res"' }];
  }

  #event(frame: Readonly<Record<string, unknown>>): WireProblem[] {
    const { spec } = this.#schemas;
    const problems = this.#schemas.check(spec.frames.event, frame);
    const event = own(spec.events, String(frame['event']));
    if (event === undefined) return problems;
    return [...problems, ...this.#schemas.check(event.payload, frame['payload'], '/payload')];
  }

  #response(frame: Readonly<Record<string, unknown>>): WireProblem[] {
    const { spec } = this.#schemas;
    const problems = this.#schemas.check(spec.frames.response, frame);
    const error = frame['error'];
    if (frame['ok'] === false && error === undefined) {
      problems.push({ definition: 'ResponseFrame', path: '/error', message: 'is missing while ok is false' });
    }
    const details = isObject(error) ? error['details'] : undefined;
    const code = isObject(details) ? details['code'] : undefined;
    const shape = typeof code === 'string' ? own(spec.detailCodes, code)?.details : undefined;
    if (shape !== undefined) problems.push(...this.#schemas.check(shape, details, '/error/details'));
    if (frame['ok'] === true) problems.push(...this.#result(frame));
    return problems;
  }

  /** The payload has to fit one of the methods that were called with this id. */
  #result(frame: Readonly<Record<string, unknown>>): WireProblem[] {
    const names = this.#methods.get(frame['id']) ?? [];
    if (names.includes('connect')) this.#negotiated(frame['payload']);
    let best: WireProblem[] = [];
    for (const name of names) {
      const method = own(this.#schemas.spec.methods, name);
      if (method === undefined) return [];
      best = this.#schemas.check(method.result, frame['payload'], '/payload');
      if (best.length === 0) return [];
    }
    return best;
  }

  #negotiated(payload: unknown): void {
    const protocol = isObject(payload) ? payload['protocol'] : undefined;
    if (this.#schemas.spec.protocols.some(known => known === protocol)) {
      this.#schemas = this.#schemasFor(protocol as number);
    }
  }
}

/** Wire names come from outside: one like `toString` must not find what every object has. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
