/** A small contract for tests of the comparison. */
import type { Contract, ContractEvent, ContractMethod } from '../src/compare/contract.ts';
import type { JsonSchema } from '../src/ir.ts';

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

export const METHOD: ContractMethod = {
  family: 'test',
  summary: 'Does it.',
  role: 'operator',
  scopes: ['operator.write'],
  advertised: true,
  params: ref('Params'),
  result: ref('Result'),
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST'],
  emits: ['event'],
  since: 3,
  stability: 'stable',
  provenance: 'published',
};

export const EVENT: ContractEvent = {
  family: 'test',
  summary: 'It happened.',
  payload: ref('Payload'),
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: false,
  since: 3,
  stability: 'stable',
  provenance: 'published',
};

/** An object with one member `a`. */
export function member(schema: JsonSchema, required = false): JsonSchema {
  return { type: 'object', properties: { a: schema }, ...(required ? { required: ['a'] } : {}) };
}

export const EMPTY: JsonSchema = { type: 'object', properties: {} };
export const closed = (schema: JsonSchema): JsonSchema => ({ ...schema, additionalProperties: false });

const OPERATOR = { summary: '', provenance: 'published' } as const;

export const CONTRACT: Contract = {
  spec: '1.0.0',
  protocols: [3, 4],
  frames: { request: ref('Frame'), response: ref('Frame'), event: ref('Frame'), any: ref('Frame') },
  methods: { method: METHOD },
  events: { event: EVENT },
  errors: {
    INVALID_REQUEST: { summary: '', client: 'stop', since: 3, provenance: 'published' },
    UNAVAILABLE: { summary: '', client: 'retry', since: 3, provenance: 'published' },
  },
  detailCodes: {},
  scopes: {
    'operator.admin': { ...OPERATOR, implies: ['operator.write'] },
    'operator.write': { ...OPERATOR, implies: ['operator.read'] },
    'operator.read': { ...OPERATOR, implies: [] },
  },
  limits: {
    size: {
      value: 100,
      unit: 'bytes',
      owner: 'gateway',
      phase: 'any',
      direction: 'c2s',
      summary: '',
      client: '',
      provenance: 'published',
      closeCode: 1009,
    },
  },
  defaults: { host: '127.0.0.1', port: 1, canvasPort: 2 },
  closeCodes: [
    { code: 1008, name: 'policy', sentBy: 'gateway', summary: '', client: 'pause', provenance: 'observed' },
  ],
  clients: {
    ids: ['cli'],
    modes: ['cli'],
    caps: { 'tool-events': '' },
    presenceExempt: [],
    scopesWithoutDevice: [{ id: 'cli', mode: 'cli' }],
    browser: ['webchat'],
  },
  deviceAuth: { order: ['v2'], layouts: { v2: [{ name: 'nonce', from: 'nonce', as: 'text' }] } },
  $defs: { Params: closed(EMPTY), Result: EMPTY, Payload: EMPTY, Frame: EMPTY },
};

/** The contract with other definitions. */
export function withDefinitions(definitions: Readonly<Record<string, JsonSchema>>): Contract {
  return { ...CONTRACT, $defs: { ...CONTRACT.$defs, ...definitions } };
}

export function withMethod(changes: Partial<ContractMethod>): Contract {
  return { ...CONTRACT, methods: { method: { ...METHOD, ...changes } } };
}

export function withEvent(changes: Partial<ContractEvent>): Contract {
  return { ...CONTRACT, events: { event: { ...EVENT, ...changes } } };
}
