/**
 * `asyncapi.json`: the protocol as an AsyncAPI 3.1 document, from the view of a client.
 *
 * One channel carries everything. `reply.channel` stays out: it is optional, and with it renderers
 * list every message of the channel below every operation.
 */
import type { Ir, IrEvent, IrMethod, JsonSchema, Ref } from '../ir.ts';
import {
  errorKey,
  eventKey,
  finalKey,
  type MessageExample,
  messageExamples,
  requestKey,
  resultKey,
} from './asyncapi-examples.ts';
import { type Emitter, json, pascalCase, refName } from './emitter.ts';

type Json = Record<string, unknown>;

const CHANNEL = 'gateway';
const CORRELATION = { $ref: '#/components/correlationIds/requestId' };

export const emitAsyncApi: Emitter = ir => new Map([['asyncapi.json', json(document(ir))]]);

function document(ir: Ir): Json {
  const messages = withExamples(
    {
      ...Object.assign({}, ...Object.entries(ir.methods).map(([name, m]) => methodMessages(ir, name, m))),
      ...Object.fromEntries(
        Object.entries(ir.events).map(([name, e]) => [eventKey(name), eventMessage(ir, name, e)]),
      ),
    },
    messageExamples(ir),
  );
  return {
    asyncapi: '3.1.0',
    id: 'urn:clawspec:gateway',
    info: info(ir),
    defaultContentType: 'application/json',
    servers: servers(ir),
    channels: {
      [CHANNEL]: {
        address: '/',
        title: 'Gateway',
        summary: 'The WebSocket connection of one client.',
        description:
          'Every WebSocket message is one JSON object. The first request is `connect`; everything else follows its response.',
        messages: Object.fromEntries(
          Object.keys(messages).map(key => [key, { $ref: `#/components/messages/${key}` }]),
        ),
        bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
      },
    },
    operations: {
      ...Object.fromEntries(Object.entries(ir.methods).map(([name, m]) => [name, methodOperation(name, m)])),
      ...Object.fromEntries(
        Object.entries(ir.events).map(([name, e]) => [eventKey(name), eventOperation(name, e)]),
      ),
    },
    components: {
      schemas: {
        ...Object.fromEntries(Object.entries(ir.$defs).map(([name, schema]) => [name, forAsyncApi(schema)])),
        ErrorResponseFrame: errorResponse(ir),
      },
      messages,
      correlationIds: {
        requestId: {
          description: 'The id of the request; responses repeat it.',
          location: '$message.payload#/id',
        },
      },
    },
    'x-errors': ir.errors,
    'x-error-details': forAsyncApi(ir.detailCodes),
    'x-scopes': ir.scopes,
    'x-limits': ir.limits,
    'x-close-codes': ir.closeCodes,
  };
}

function info(ir: Ir): Json {
  return {
    title: 'OpenClaw Gateway protocol',
    version: ir.spec,
    description: [
      'Requests, responses and events between an OpenClaw gateway and its clients, over one WebSocket.',
      'The document takes the view of a client: methods are operations with the action `send` and a reply, events are operations with the action `receive`. A method may answer twice; its second response has a message of its own.',
      `Wire protocols ${ir.protocols.join(' and ')}; facts about single members are in \`x-fields\`.`,
    ].join('\n\n'),
    license: { name: 'MIT' },
    tags: families(ir).map(name => ({ name, description: `Methods and events of the family ${name}.` })),
    'x-protocols': ir.protocols,
    'x-upstream': ir.upstream,
  };
}

function servers(ir: Ir): Json {
  return {
    loopback: {
      host: '{host}:{port}',
      pathname: '/',
      protocol: 'ws',
      title: 'Gateway on this host',
      description:
        'A gateway listens on loopback. Other hosts reach it through a tunnel or a proxy with TLS.',
      variables: {
        host: { default: ir.defaults.host, description: 'Address the gateway is bound to.' },
        port: { default: String(ir.defaults.port), description: 'Port of the gateway.' },
      },
    },
  };
}

const families = (ir: Ir) =>
  [...new Set([...Object.values(ir.methods), ...Object.values(ir.events)].map(item => item.family))].sort();

function methodOperation(name: string, method: IrMethod): Json {
  const replies = [resultKey(name), ...(method.final === undefined ? [] : [finalKey(name)]), errorKey(name)];
  return {
    action: 'send',
    channel: { $ref: `#/channels/${CHANNEL}` },
    title: name,
    summary: method.summary,
    ...(method.description === undefined ? {} : { description: method.description }),
    tags: [{ name: method.family }],
    messages: [channelMessage(requestKey(name))],
    reply: { messages: replies.map(channelMessage) },
    ...methodExtensions(method),
  };
}

function methodExtensions(method: IrMethod): Json {
  return {
    'x-role': method.role,
    'x-scopes': method.scopes,
    'x-idempotency': method.idempotency,
    'x-errors': method.errors,
    'x-emits': method.emits,
    'x-advertised': method.advertised,
    ...lifeExtensions(method),
  };
}

function eventOperation(name: string, event: IrEvent): Json {
  return {
    action: 'receive',
    channel: { $ref: `#/channels/${CHANNEL}` },
    title: name,
    summary: event.summary,
    ...(event.description === undefined ? {} : { description: event.description }),
    tags: [{ name: event.family }],
    messages: [channelMessage(eventKey(name))],
    'x-delivery': event.delivery,
    'x-scopes': event.scopes,
    'x-roles': event.roles,
    'x-droppable': event.droppable,
    ...lifeExtensions(event),
  };
}

function lifeExtensions(item: IrMethod | IrEvent): Json {
  return {
    'x-since': item.since,
    ...(item.until === undefined ? {} : { 'x-until': item.until }),
    'x-stability': item.stability,
    'x-provenance': item.provenance,
    'x-requirements': item.requirements,
  };
}

const channelMessage = (key: string) => ({ $ref: `#/channels/${CHANNEL}/messages/${key}` });

function methodMessages(ir: Ir, name: string, method: IrMethod): Record<string, Json> {
  const common = {
    contentType: 'application/json',
    correlationId: CORRELATION,
    tags: [{ name: method.family }],
  };
  const response = (payload: Ref, which: string) => ({
    ...common,
    name: `${pascalCase(name)}${which}`,
    payload: frame(
      ir,
      ir.frames.response,
      { ok: { type: 'boolean', const: true }, payload: schemaRef(payload) },
      ['payload'],
      ['error'],
    ),
  });
  return {
    [requestKey(name)]: {
      ...common,
      name: `${pascalCase(name)}Request`,
      title: `${name} request`,
      summary: method.summary,
      payload: frame(
        ir,
        ir.frames.request,
        { method: { type: 'string', const: name }, params: schemaRef(method.params) },
        (ir.$defs[refName(method.params)]?.required ?? []).length > 0 ? ['params'] : [],
      ),
    },
    [resultKey(name)]: {
      ...response(method.result, 'Result'),
      title: `${name} result`,
      summary: `Answers ${name}.`,
    },
    ...(method.final === undefined
      ? {}
      : {
          [finalKey(name)]: {
            ...response(method.final, 'Final'),
            title: `${name} second response`,
            summary: `Answers ${name} again, with the same id, when the work is done.`,
          },
        }),
    [errorKey(name)]: {
      ...common,
      name: `${pascalCase(name)}Error`,
      title: `${name} error`,
      summary: `Says why ${name} failed.`,
      payload: { $ref: '#/components/schemas/ErrorResponseFrame' },
      'x-errors': Object.fromEntries(method.errors.map(code => [code, ir.errors[code]])),
    },
  };
}

function eventMessage(ir: Ir, name: string, event: IrEvent): Json {
  const overrides = { event: { type: 'string', const: name }, payload: schemaRef(event.payload) };
  return {
    name: `${pascalCase(name)}Event`,
    title: name,
    summary: event.summary,
    contentType: 'application/json',
    tags: [{ name: event.family }],
    payload: frame(
      ir,
      ir.frames.event,
      overrides,
      event.stateVersion ? ['payload', 'stateVersion'] : ['payload'],
      event.stateVersion ? [] : ['stateVersion'],
    ),
  };
}

/** A frame definition narrowed to one message: some members replaced, some required, some gone. */
function frame(
  ir: Ir,
  ref: Ref,
  members: Json,
  required: readonly string[],
  without: readonly string[] = [],
): Json {
  const base = forAsyncApi(ir.$defs[refName(ref)]) as Json;
  const properties: Json = { ...(base['properties'] as Json), ...members };
  for (const name of without) delete properties[name];
  const { description: _description, ...rest } = base;
  return {
    ...rest,
    properties,
    required: [...new Set([...(base['required'] as string[]), ...required])],
  };
}

/** Any failed response. A failed run carries its payload beside the error. */
function errorResponse(ir: Ir): Json {
  const schema = frame(ir, ir.frames.response, { ok: { type: 'boolean', const: false } }, ['error']);
  return { ...schema, description: 'Gateway to client: a request failed.' };
}

const schemaRef = (ref: Ref) => ({ $ref: `#/components/schemas/${refName(ref)}` });

/** References point into `components.schemas`; a discriminator is a plain string here. */
function forAsyncApi(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forAsyncApi);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonSchema).map(([key, child]) => {
      if (key === '$ref' && typeof child === 'string') return [key, schemaRef({ $ref: child }).$ref];
      if (key === 'discriminator' && isDiscriminator(child)) return [key, child.propertyName];
      return [key, forAsyncApi(child)];
    }),
  );
}

function isDiscriminator(value: unknown): value is { propertyName: string } {
  return (
    typeof value === 'object' && value !== null && 'propertyName' in value && Object.keys(value).length === 1
  );
}

function withExamples(
  messages: Record<string, Json>,
  examples: ReadonlyMap<string, readonly MessageExample[]>,
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      const list = examples.get(key);
      return [key, list === undefined ? message : { ...message, examples: list }];
    }),
  );
}
