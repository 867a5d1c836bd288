/**
 * Checks a frame of a session against the specification: the frame itself, then params, result or
 * payload by method or event, as the protocol of the session has them.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { ProtocolVersion } from './define.ts';
import type { Ir, Ref } from './ir.ts';
import { projectDefinitions } from './project.ts';

/** The parts of the IR that frames are checked against. */
export type CheckedSpec = Pick<Ir, 'protocols' | 'frames' | 'methods' | 'events' | 'detailCodes' | '$defs'>;

export interface FrameProblem {
  /** Definition that the frame breaks. */
  readonly definition: string;
  /** JSON pointer into the frame. */
  readonly path: string;
  readonly message: string;
}

export interface FrameVerdict {
  /** Method or event the frame belongs to; undefined when nobody can tell. */
  readonly subject: string | undefined;
  /** False when the subject is not in the specification: only the frame itself was checked. */
  readonly specified: boolean;
  readonly problems: readonly FrameProblem[];
}

interface Frame {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly ok?: unknown;
  readonly method?: unknown;
  readonly event?: unknown;
  readonly params?: unknown;
  readonly payload?: unknown;
  readonly error?: unknown;
}

/** Compiled definitions of one protocol; made once, shared by every connection that is checked. */
export class SpecValidators {
  readonly spec: CheckedSpec;
  readonly #ajv = new Ajv({ strict: false, allErrors: true, discriminator: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(spec: CheckedSpec, protocol: ProtocolVersion) {
    this.spec = spec;
    this.#ajv.addSchema({ $id: 'spec', $defs: projectDefinitions(spec.$defs, protocol) });
  }

  has(definition: string): boolean {
    return Object.hasOwn(this.spec.$defs, definition);
  }

  /** What is wrong with a value; `at` is where it stands in the frame. */
  check(ref: Ref, value: unknown, at = ''): FrameProblem[] {
    const definition = ref.$ref.slice('#/$defs/'.length);
    const validate = this.#compiled.get(definition) ?? this.#ajv.compile({ $ref: `spec${ref.$ref}` });
    this.#compiled.set(definition, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => ({
      definition,
      path: at + instancePath,
      message:
        keyword === 'additionalProperties'
          ? `has the unknown member ${JSON.stringify(params['additionalProperty'])}`
          : (message ?? keyword),
    }));
  }
}

export type ValidatorsFor = (protocol: number) => SpecValidators;

/** Validators by protocol, compiled when first needed. A protocol that nobody knows is judged by the newest one. */
export function validatorsOf(spec: CheckedSpec): ValidatorsFor {
  const newest = spec.protocols.at(-1) as ProtocolVersion;
  const cache = new Map<ProtocolVersion, SpecValidators>();
  return protocol => {
    const known = spec.protocols.find(version => version === protocol) ?? newest;
    const validators = cache.get(known) ?? new SpecValidators(spec, known);
    cache.set(known, validators);
    return validators;
  };
}

/**
 * Checks the frames of one connection in order; remembers which id belongs to which method, and goes over
 * to the protocol that hello-ok names.
 */
export class FrameChecker {
  readonly #validatorsFor: ValidatorsFor;
  #validators: SpecValidators;
  /** Methods in flight by id; a client may (wrongly) use one id twice at a time. */
  readonly #pending = new Map<string, string[]>();
  /** Ids that are no texts, as the client sent them: the refusal of such a frame repeats them. */
  readonly #oddIds = new Set<string>();

  constructor(validatorsFor: ValidatorsFor, protocol: number) {
    this.#validatorsFor = validatorsFor;
    this.#validators = validatorsFor(protocol);
  }

  /** A frame from the client; remembers its method for the response. */
  sent(frame: unknown): FrameVerdict {
    const request = (frame ?? {}) as Frame;
    const problems = this.#check(this.#spec.frames.request, frame, '');
    if (request.id !== undefined && typeof request.id !== 'string')
      this.#oddIds.add(JSON.stringify(request.id));
    if (typeof request.method !== 'string') return { subject: undefined, specified: false, problems };
    const key = JSON.stringify(request.id);
    this.#pending.set(key, [...(this.#pending.get(key) ?? []), request.method]);
    const method = own(this.#spec.methods, request.method);
    if (method === undefined) return { subject: request.method, specified: false, problems };
    return {
      subject: request.method,
      specified: true,
      problems: [...problems, ...this.#check(method.params, request.params ?? {}, '/params')],
    };
  }

  /** A frame from the gateway. */
  received(frame: unknown): FrameVerdict {
    const message = (frame ?? {}) as Frame;
    if (message.type === 'event') return this.#event(message);
    if (message.type === 'res') return this.#response(message);
    return { subject: undefined, specified: false, problems: this.#check(this.#spec.frames.any, frame, '') };
  }

  #event(frame: Frame): FrameVerdict {
    const problems = this.#check(this.#spec.frames.event, frame, '');
    const name = String(frame.event);
    const event = own(this.#spec.events, name);
    if (event === undefined) return { subject: name, specified: false, problems };
    return {
      subject: name,
      specified: true,
      problems: [...problems, ...this.#check(event.payload, frame.payload, '/payload')],
    };
  }

  #response(frame: Frame): FrameVerdict {
    const repeated = frame.ok === false && this.#oddIds.has(JSON.stringify(frame.id));
    const problems = [
      ...this.#check(this.#spec.frames.response, repeated ? { ...frame, id: 'repeated' } : frame, ''),
    ];
    if (frame.ok === true) this.#followProtocol(frame);
    const candidates = this.#pending.get(JSON.stringify(frame.id)) ?? [];
    const name = candidates.find(candidate => this.#answers(candidate, frame)) ?? candidates[0];
    const method = name === undefined ? undefined : own(this.#spec.methods, name);
    // A method that answers twice stays in flight: its second response may come at any time.
    if (name !== undefined && method?.final === undefined) {
      candidates.splice(candidates.indexOf(name), 1);
    }
    const details = (frame.error as { details?: { code?: unknown } } | undefined)?.details;
    const shape =
      typeof details?.code === 'string' ? own(this.#spec.detailCodes, details.code)?.details : undefined;
    if (shape !== undefined) problems.push(...this.#check(shape, details, '/error/details'));
    if (method === undefined) return { subject: name, specified: false, problems };
    if (frame.ok === true) problems.push(...this.#check(method.result, frame.payload, '/payload'));
    else if (frame.error === undefined)
      problems.push({ definition: 'ResponseFrame', path: '/error', message: 'is missing while ok is false' });
    return { subject: name, specified: true, problems };
  }

  /** A hello-ok says which protocol the rest of the connection speaks. */
  #followProtocol(frame: Frame): void {
    const isConnect = this.#pending.get(JSON.stringify(frame.id))?.includes('connect');
    const protocol = (frame.payload as { protocol?: unknown } | null | undefined)?.protocol;
    if (isConnect && typeof protocol === 'number') this.#validators = this.#validatorsFor(protocol);
  }

  get #spec(): CheckedSpec {
    return this.#validators.spec;
  }

  /** Whether a response can be that of a method: its payload fits, or it failed. */
  #answers(name: string, frame: Frame): boolean {
    const method = own(this.#spec.methods, name);
    return (
      method === undefined || frame.ok !== true || this.#check(method.result, frame.payload, '').length === 0
    );
  }

  #check(ref: Ref, value: unknown, at: string): FrameProblem[] {
    return this.#validators.check(ref, value, at);
  }
}

/** Wire names come from outside: one like `toString` must not find what every object has. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
