/** `typescript/`: plain types, maps from wire name to types, and the registry as constants. No dependencies. */
import { compile } from 'json-schema-to-typescript';
import type { Ir, JsonSchema } from '../ir.ts';
import { type Emitter, type Files, refName } from './emitter.ts';
import { emitDeviceAuth } from './typescript-device-auth.ts';

const HEADER = '// Generated from the specification by `npm run generate`. Do not edit.\n';

export const emitTypeScript: Emitter = async ir => {
  const files: Files = new Map();
  files.set('typescript/types.ts', `${HEADER}\n${await types(ir)}`);
  files.set('typescript/protocol.ts', HEADER + maps(ir));
  files.set('typescript/registry.ts', HEADER + registry(ir));
  files.set('typescript/device-auth.ts', HEADER + emitDeviceAuth(ir));
  files.set('typescript/config-schema.ts', HEADER + configSchema(ir));
  files.set(
    'typescript/index.ts',
    `${HEADER}export * from './config-schema.ts';\nexport * from './device-auth.ts';\nexport * from './protocol.ts';\nexport * from './registry.ts';\nexport type * from './types.ts';\n`,
  );
  return files;
};

async function types(ir: Ir): Promise<string> {
  const names = Object.keys(ir.$defs);
  const text = await compile(
    {
      title: 'ClawspecRoot',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(names.map(name => [name, { $ref: `#/$defs/${name}` }])),
      $defs: Object.fromEntries(
        Object.entries(ir.$defs).map(([name, schema]) => [name, forTypeScript(schema, ir)]),
      ),
    } as Parameters<typeof compile>[0],
    'ClawspecRoot',
    {
      additionalProperties: true,
      unreachableDefinitions: true,
      ignoreMinAndMaxItems: true,
      format: true,
      style: { singleQuote: true, printWidth: 110 },
      bannerComment: '',
    },
  );
  return clean(text);
}

/**
 * What the compiler should see: open enumerations as literals that still accept any string, tagged
 * unions without their catch-all member (so that `switch` narrows; unknown tags reach `default`),
 * objects without an index signature (unknown members are allowed at run time, not typed).
 */
function forTypeScript(schema: JsonSchema, ir: Ir): unknown {
  if (schema['x-open'] !== undefined) {
    const known = schema['x-open'].map(value => JSON.stringify(value)).join(' | ');
    return { description: schema.description, tsType: `(${known} | (string & {}))` };
  }
  if (isUnconstrained(schema)) return { description: schema.description, tsType: 'unknown' };
  const result: Record<string, unknown> = { ...schema };
  delete result['x-fields'];
  if (schema.properties !== undefined) {
    result['properties'] = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, forTypeScript(property, ir)]),
    );
    if (schema.additionalProperties === undefined) result['additionalProperties'] = false;
  } else if (
    schema.type === 'object' &&
    schema.additionalProperties === undefined &&
    !schema.anyOf &&
    !schema.oneOf
  ) {
    result['additionalProperties'] = false;
  }
  if (typeof schema.additionalProperties === 'object') {
    result['additionalProperties'] = forTypeScript(schema.additionalProperties, ir);
  }
  if (schema.items !== undefined) result['items'] = forTypeScript(schema.items, ir);
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    const members = schema[key];
    if (members === undefined) continue;
    result[key] = members
      .filter(member => !(member.$ref && ir.$defs[refName({ $ref: member.$ref })]?.['x-open-variant']))
      .map(member => forTypeScript(member, ir));
    delete result['type'];
    delete result['required'];
    delete result['discriminator'];
  }
  return result;
}

/** A schema that allows any JSON value; the compiler would make an object of it. */
function isUnconstrained(schema: JsonSchema): boolean {
  return Object.keys(schema).every(key => key === 'description' || key.startsWith('x-'));
}

function clean(text: string): string {
  return `${text
    .replace(/\/\*\*\n(?:(?! \*\/)[^\n]*\n)*? \*\/\n/g, comment =>
      comment
        .replace(/ \*\n(?= \* This interface was referenced)/g, '')
        .replace(/ \* This interface was referenced by[^\n]*\n \* via the `definition`[^\n]*\n/g, ''),
    )
    .replace(/\/\*\*\n \*\/\n/g, '')
    .replace(/export interface ClawspecRoot \{\n(?:[^\n]*\n)*?\}\n/, '')
    .trim()}\n`;
}

function maps(ir: Ir): string {
  const imports = new Set<string>();
  const type = (ref: { $ref: string }) => {
    imports.add(refName(ref));
    return refName(ref);
  };
  const methods = Object.entries(ir.methods).map(
    ([name, method]) =>
      `  /** ${method.summary} */\n  '${name}': { params: ${type(method.params)}; result: ${type(method.result)}; final: ${method.final ? type(method.final) : 'never'} };`,
  );
  const events = Object.entries(ir.events).map(
    ([name, event]) => `  /** ${event.summary} */\n  '${name}': ${type(event.payload)};`,
  );
  const body = `
/** Params and results of every method, by wire name. \`final\` is the payload of a second response. */
export interface MethodMap {
${methods.join('\n')}
}

/** Payload of every event, by wire name. */
export interface EventMap {
${events.join('\n')}
}

export type MethodName = keyof MethodMap;
export type EventName = keyof EventMap;
export type ParamsOf<M extends MethodName> = MethodMap[M]['params'];
export type ResultOf<M extends MethodName> = MethodMap[M]['result'];
export type FinalOf<M extends MethodName> = MethodMap[M]['final'];
export type PayloadOf<E extends EventName> = EventMap[E];
/** Methods that answer twice. */
export type TwoPhaseMethod = { [M in MethodName]: [MethodMap[M]['final']] extends [never] ? never : M }[MethodName];
`;
  return `import type {\n${[...imports]
    .sort()
    .map(name => `  ${name},`)
    .join('\n')}\n} from './types.ts';\n${body}`;
}

function registry(ir: Ir): string {
  const constant = (name: string, doc: string, value: unknown) =>
    `\n/** ${doc} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
  const methods = Object.fromEntries(
    Object.entries(ir.methods).map(([name, m]) => [
      name,
      {
        family: m.family,
        role: m.role,
        scopes: m.scopes,
        advertised: m.advertised,
        since: m.since,
        ...(m.until === undefined ? {} : { until: m.until }),
        idempotency: m.idempotency,
        errors: m.errors,
        params: refName(m.params),
        result: refName(m.result),
        ...(m.final ? { final: refName(m.final) } : {}),
      },
    ]),
  );
  const events = Object.fromEntries(
    Object.entries(ir.events).map(([name, e]) => [
      name,
      {
        family: e.family,
        delivery: e.delivery,
        scopes: e.scopes,
        roles: e.roles,
        stateVersion: e.stateVersion,
        droppable: e.droppable,
        since: e.since,
        ...(e.until === undefined ? {} : { until: e.until }),
        payload: refName(e.payload),
      },
    ]),
  );
  return [
    constant('SPEC_VERSION', 'Version of the specification these constants were generated from.', ir.spec),
    constant('PROTOCOL_VERSIONS', 'Wire protocol versions, oldest first.', ir.protocols),
    constant(
      'METHODS',
      'Every method by wire name: who may call it and which definitions its frames follow.',
      methods,
    ),
    constant(
      'EVENTS',
      'Every event by wire name: who receives it and which definition its payload follows.',
      events,
    ),
    constant('ERROR_CODES', 'Values of error.code and what a client does next.', ir.errors),
    constant('DETAIL_CODES', 'Values of error.details.code and what a client does next.', ir.detailCodes),
    constant('SCOPES', 'Operator scopes and what each implies.', ir.scopes),
    constant(
      'LIMITS',
      'Limits and timers by name; the unit is in the name (`…Ms`, `…Bytes`) or a count.',
      Object.fromEntries(Object.entries(ir.limits).map(([name, limit]) => [name, limit.value])),
    ),
    constant('DEFAULTS', 'Where a gateway and its canvas host listen unless told otherwise.', ir.defaults),
    constant(
      'CLOSE_CODES',
      'WebSocket close codes, who sends them and what a client does next.',
      ir.closeCodes,
    ),
    constant('CLIENTS', 'Registries of clients and the rules that depend on them.', ir.clients),
    constant(
      'NODE_COMMANDS',
      'Commands that nodes may declare, by platform, and what approving them takes.',
      ir.nodeCommands,
    ),
    constant(
      'CANVAS_PATHS',
      'Paths of the canvas host, by name.',
      Object.fromEntries(Object.entries(ir.canvas.routes).map(([name, { path }]) => [name, path])),
    ),
  ].join('');
}

/** The schema of the configuration as a value: programs check files against it without loading all definitions. */
function configSchema(ir: Ir): string {
  const name: keyof typeof ir.$defs = 'OpenClawConfig';
  return `
/** The words of JSON Schema, and of this project, that the configuration uses. */
export interface ConfigSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  /** A schema: members under any name, each like it. */
  readonly additionalProperties?: boolean | ConfigSchema;
  readonly required?: readonly string[];
  readonly items?: ConfigSchema;
  /** What a change takes; holds for everything below. */
  readonly 'x-reload'?: 'hot' | 'restart' | 'none';
  /** The value, or some value below, is never shown. */
  readonly 'x-secret'?: boolean;
  /** A rule that JSON Schema has no word for. */
  readonly 'x-format'?: 'duration' | 'http-url' | 'ip' | 'ip-range' | 'model' | 'not-blank' | 'origin' | 'time-of-day' | 'time-zone' | 'ws-url';
}

/** Schema of the configuration file. */
export const CONFIG_SCHEMA: ConfigSchema = ${JSON.stringify(ir.$defs[name], null, 2)};
`;
}
