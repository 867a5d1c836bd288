/** Makes the episodes of a run: each from the seed and its number alone. */
import type { JsonSchema } from '@clawspec/spec/ir';
import { closeCode } from '../close-codes.ts';
import { breakOne } from './break.ts';
import { FATAL, HOSTILE, STRANGERS } from './hostile.ts';
import type { Plan, Step } from './plan.ts';
import { Random } from './random.ts';
import type { FuzzRole, Subject } from './subject.ts';

export interface ComposeOptions {
  readonly seed: number;
  readonly subject: Subject;
  /** Methods by role; a role without any is left out. */
  readonly methods: Readonly<Record<FuzzRole, readonly string[]>>;
  readonly maxPayload: number;
  /** Whether frames that only try sizes and numbers are sent. */
  readonly hostile: boolean;
}

const STEPS_MAX = 20;
/** How often a value is made anew that did not become what it was meant to be. */
const TRIES = 12;
const STRANGER_CHANCE = 0.12;
const NODE_CHANCE = 0.12;
const FATAL_CHANCE = 0.03;

export function composeEpisode(options: ComposeOptions, episode: number): Plan {
  const random = Random.of(options.seed, episode);
  const context = { random, id: `f${episode}-0`, maxPayload: options.maxPayload };
  if (options.hostile && random.chance(STRANGER_CHANCE)) {
    const steps = random.chance(0.5) ? stranger(options, random) : random.weighted(STRANGERS)(context);
    return { episode, role: undefined, pipelined: false, steps };
  }
  const isNode = options.methods.node.length > 0 && random.chance(NODE_CHANCE);
  const role: FuzzRole = isNode || options.methods.operator.length === 0 ? 'node' : 'operator';
  const pipelined = random.chance(0.5);
  const steps: Step[] = [];
  const count = random.between(1, STEPS_MAX);
  for (let index = 0; index < count; index++) {
    const id = `f${episode}-${index}`;
    if (options.hostile && random.chance(0.2)) steps.push(...random.weighted(HOSTILE)({ ...context, id }));
    else steps.push(request(options, random, role, id));
  }
  if (options.hostile && random.chance(FATAL_CHANCE)) {
    steps.push(...random.weighted(FATAL)({ ...context, id: `f${episode}-last` }));
  }
  return { episode, role, pipelined, steps };
}

/** A request with params that follow their definition, or nearly. */
export function request(options: ComposeOptions, random: Random, role: FuzzRole, id: string): Step {
  const { subject } = options;
  const name = random.pick(options.methods[role]);
  const params = validParams(subject, name, random);
  const frame = { type: 'req', id, method: name, params };
  const broken = random.chance(0.55) ? nearlyValid(subject, frame, random) : undefined;
  const sent = broken?.value ?? frame;
  return {
    what: broken === undefined ? 'valid' : broken.what,
    send: { frame: sent },
    expect: subject.expectationOf(sent, role),
  };
}

/** Params that follow their definition. */
export function validParams(subject: Subject, name: string, random: Random): unknown {
  const schema: JsonSchema = subject.spec.methods[name]?.params ?? {};
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const params = subject.generator.value(schema, random);
    if (subject.paramsFollow(name, params)) return params;
  }
  throw new Error(`no params could be made for ${name}`);
}

/** The frame, or its params, with one thing broken. */
export function nearlyValid(
  subject: Subject,
  frame: { readonly method: string; readonly params: unknown },
  random: Random,
) {
  const { generator, spec } = subject;
  const follows = (schema: JsonSchema, value: unknown) => subject.follows(schema, value);
  if (random.chance(0.9)) {
    const schema: JsonSchema = spec.methods[frame.method]?.params ?? {};
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const broken = breakOne(generator, schema, frame.params, random, follows);
      // Null counts as an empty object, which may well be right.
      if (broken !== undefined && !subject.paramsFollow(frame.method, broken.value ?? {})) {
        return { what: `${broken.what} of params`, value: { ...frame, params: broken.value } };
      }
    }
  }
  return breakOne(generator, spec.frames.request, frame, random, follows);
}

/** A connect with one thing wrong about its params, apart from the credentials: wrong ones lock the tester out. */
function stranger(options: ComposeOptions, random: Random): Step[] {
  const { subject } = options;
  const schema: JsonSchema = subject.spec.methods['connect']?.params ?? {};
  const params = {
    minProtocol: subject.protocol,
    maxProtocol: subject.protocol,
    client: { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' },
    role: 'operator',
    scopes: ['operator.read'],
    caps: [],
  };
  const broken = breakOne(subject.generator, schema, params, random, (part, value) =>
    subject.follows(part, value),
  );
  if (broken === undefined) throw new Error('the params of connect cannot be broken');
  return [
    {
      what: `connect with ${broken.what} of params`,
      send: { connect: broken.value },
      expect: { kind: 'closed', codes: [closeCode('policy')], refusal: 'connect' },
    },
  ];
}
