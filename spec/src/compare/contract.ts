/** The part of the IR that a release promises: everything on the wire, without prose and examples. */
import type { BareIr, Ir, IrEvent, IrMethod, JsonSchema } from '../ir.ts';
import type { Definitions } from './shape.ts';

export type ContractMethod = Omit<IrMethod, 'description' | 'examples' | 'requirements'>;
export type ContractEvent = Omit<IrEvent, 'description' | 'examples' | 'requirements'>;

export interface Contract
  extends Pick<
    Ir,
    | 'spec'
    | 'protocols'
    | 'frames'
    | 'errors'
    | 'detailCodes'
    | 'scopes'
    | 'limits'
    | 'defaults'
    | 'closeCodes'
    | 'clients'
    | 'deviceAuth'
    | '$defs'
  > {
  readonly methods: Readonly<Record<string, ContractMethod>>;
  readonly events: Readonly<Record<string, ContractEvent>>;
}

export function contractOf(ir: BareIr): Contract {
  const { spec, protocols, frames, errors, detailCodes, scopes, limits, defaults, closeCodes } = ir;
  const { clients, deviceAuth } = ir;
  return {
    spec,
    protocols,
    frames,
    methods: mapValues(ir.methods, ({ description, examples, requirements, ...method }) => method),
    events: mapValues(ir.events, ({ description, examples, requirements, ...event }) => event),
    errors,
    detailCodes,
    scopes,
    limits,
    defaults,
    closeCodes,
    clients,
    deviceAuth,
    $defs: withoutProse(ir.$defs),
  };
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Descriptions say nothing that a program depends on. A property may be named `description`, so only text goes. */
function withoutProse(definitions: Definitions): Definitions {
  return JSON.parse(
    JSON.stringify(definitions, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  ) as Record<string, JsonSchema>;
}

/** Orders semantic versions without labels, oldest first. Throws on anything else. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(parts);
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: string): number[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`not a version: ${version}`);
  return version.split('.').map(Number);
}
