/** What a run of fuzzing knows of the specification: which methods there are, and what a frame has coming. */
import type { SpecValidators } from '@clawspec/spec/check-frame';
import type { ProtocolVersion } from '@clawspec/spec/define';
import type { IrMethod, JsonSchema } from '@clawspec/spec/ir';
import { projectDefinitions } from '@clawspec/spec/project';
import { Ajv, type ValidateFunction } from 'ajv';
import { isObject } from '../json.ts';
import type { Spec } from '../spec.ts';
import { type Definitions, Generator } from './generate.ts';
import type { Expectation } from './plan.ts';

export type FuzzRole = 'operator' | 'node';

const CONNECT = 'connect';
/** Name under which the definitions are known to the validator. */
const SPEC = 'spec';

export class Subject {
  readonly spec: Spec;
  readonly protocol: number;
  readonly generator: Generator;
  readonly validators: SpecValidators;
  readonly #definitions: Definitions;
  readonly #ajv = new Ajv({ strict: false, discriminator: true, validateSchema: false });
  readonly #compiled = new WeakMap<JsonSchema, ValidateFunction>();

  constructor(spec: Spec, protocol: number, validators: SpecValidators) {
    this.spec = spec;
    this.protocol = protocol;
    this.validators = validators;
    this.#definitions = projectDefinitions(spec.$defs, protocol as ProtocolVersion);
    this.generator = new Generator(this.#definitions);
    this.#ajv.addSchema({ $id: SPEC, $defs: this.#definitions });
  }

  method(name: unknown): IrMethod | undefined {
    if (typeof name !== 'string' || !Object.hasOwn(this.spec.methods, name)) return undefined;
    const method = this.spec.methods[name];
    if (method === undefined || name === CONNECT) return undefined;
    return method.since <= this.protocol && (method.until ?? this.protocol) >= this.protocol
      ? method
      : undefined;
  }

  /** Methods that a session of the role may call, and that the gateway advertises. */
  methodsOf(role: FuzzRole, advertised: ReadonlySet<string>, harmlessOnly: boolean): string[] {
    return Object.keys(this.spec.methods)
      .filter(name => {
        const method = this.method(name);
        if (method === undefined || (method.role !== role && method.role !== 'any')) return false;
        if (role === 'operator' && !advertised.has(name)) return false;
        return !harmlessOnly || isHarmless(method);
      })
      .sort();
  }

  /** Whether a value follows any part of the specification. */
  follows(schema: JsonSchema, value: unknown): boolean {
    let validate = this.#compiled.get(schema);
    if (validate === undefined) {
      validate = this.#ajv.compile(rooted(schema) as JsonSchema);
      this.#compiled.set(schema, validate);
    }
    return validate(value);
  }

  paramsFollow(name: string, params: unknown): boolean {
    const method = this.spec.methods[name];
    return method !== undefined && this.validators.check(method.params, params).length === 0;
  }

  isRequest(frame: unknown): boolean {
    return this.validators.check(this.spec.frames.request, frame).length === 0;
  }

  /** What the specification promises for a frame in a session. */
  expectationOf(frame: unknown, role: FuzzRole): Expectation {
    const id = isObject(frame) && Object.hasOwn(frame, 'id') ? (frame['id'] ?? 'invalid') : 'invalid';
    if (!this.isRequest(frame)) return { kind: 'answer', id, verdict: 'refused' };
    const { method: name, params } = frame as { method: string; params?: unknown };
    const method = this.method(name);
    const served = method !== undefined && (method.role === role || method.role === 'any');
    if (!served || !this.paramsFollow(name, params ?? {})) {
      return { kind: 'answer', id, verdict: 'refused', method: name };
    }
    return {
      kind: 'answer',
      id,
      verdict: 'accepted',
      method: name,
      ...(method.final === undefined ? {} : { twice: true }),
    };
  }
}

/** Whether a call that goes through changes nothing that lasts. */
function isHarmless(method: IrMethod): boolean {
  const readOnly = method.scopes.length > 0 && method.scopes.every(scope => scope === 'operator.read');
  return method.idempotency.kind === 'safe' || readOnly;
}

/** A part of a schema, with references that lead somewhere although it stands alone. */
function rooted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(rooted);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `${SPEC}${value}` : rooted(value),
    ]),
  );
}
