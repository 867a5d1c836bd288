/** The registry as an IR: definitions bundled, everything sorted by wire name, nothing of TypeBox left. */
import { bundle } from './bundle.ts';
import {
  CANVAS_COMMANDS,
  CANVAS_DEFINITIONS,
  CANVAS_MESSAGES,
  CANVAS_REFUSALS,
  CANVAS_ROUTES,
} from './canvas.ts';
import { type Catalogue, markSpecified } from './catalogue.ts';
import {
  BROWSER_CLIENTS,
  CLIENT_CAPS,
  CLIENT_IDS,
  CLIENT_MODES,
  PRESENCE_EXEMPT,
  SCOPES_WITHOUT_DEVICE,
} from './clients.ts';
import { CLOSE_CODES } from './close-codes.ts';
import { releases } from './compare/changelog.ts';
import { type Contract, contractOf } from './compare/contract.ts';
import { OpenClawConfig } from './config.ts';
import type { EventDefinition, MethodDefinition } from './define.ts';
import { SIGNATURE_LAYOUTS, SIGNATURE_ORDER } from './device-auth.ts';
import { DETAIL_CODES, DETAIL_SHAPES, ERROR_CODES } from './errors.ts';
import { EventFrame, GatewayFrame, RequestFrame, ResponseFrame, StateVersion } from './frames.ts';
import type { BareIr, Ir, IrEvent, IrExample, IrMethod, IrProfile, IrRequirement, Ref } from './ir.ts';
import { DEFAULTS, LIMITS } from './limits.ts';
import { NODE_COMMANDS } from './nodes.ts';
import { EVENT_FAMILIES, METHOD_FAMILIES } from './protocol.ts';
import { SCOPES } from './scopes.ts';
import type { TSchema } from './typebox.ts';
import { IR_VERSION, PROTOCOL_CHANGES, PROTOCOL_VERSIONS, SPEC_VERSION, UPSTREAM } from './versions.ts';

export type Examples = ReadonlyMap<string, ReadonlyMap<string, IrExample>>;

export interface IrInputs {
  /** Examples of a method or event, by wire name and case name. */
  readonly examples: Examples;
  readonly requirements: readonly IrRequirement[];
  /** Profiles of the conformance suite, in the order of its reports. */
  readonly profiles: readonly IrProfile[];
  /** Methods that upstream lists. */
  readonly catalogue: Catalogue;
  /** Contracts of the versions that were frozen, oldest first. */
  readonly baselines: readonly Contract[];
}

export class SpecError extends Error {
  override readonly name = 'SpecError';
}

const ref = (schema: TSchema): Ref => ({ $ref: `#/$defs/${schema.$id}` });

export function buildIr(inputs: IrInputs): Ir {
  const { $defs, ...rest } = buildBareIr(inputs);
  const changelog = releases(contractOf({ ...rest, $defs }), inputs.baselines);
  return { ...rest, changelog, $defs };
}

/** Everything but what is computed from it. Without examples when none are given: a comparison needs none. */
export function buildBareIr({
  examples,
  requirements,
  profiles = [],
  catalogue,
}: Omit<IrInputs, 'baselines' | 'examples' | 'profiles'> & {
  readonly examples?: Examples;
  readonly profiles?: readonly IrProfile[];
}): BareIr {
  const methods = flatten<MethodDefinition>(METHOD_FAMILIES);
  const events = flatten<EventDefinition>(EVENT_FAMILIES);
  const roots = [
    RequestFrame,
    ResponseFrame,
    EventFrame,
    GatewayFrame,
    StateVersion,
    OpenClawConfig,
    ...CANVAS_DEFINITIONS,
    ...Object.values(DETAIL_SHAPES),
    ...methods.flatMap(({ item }) => [item.params, item.result, ...(item.final ? [item.final] : [])]),
    ...events.map(({ item }) => item.payload),
  ];
  const pick = (name: string, cases: readonly string[]) =>
    (examples === undefined ? [] : cases).map(example => {
      const found = examples?.get(name)?.get(example);
      if (found === undefined) throw new SpecError(`examples/${name}/${example}.json is missing`);
      return found;
    });
  const about = (name: string) => requirements.filter(r => r.about.includes(name)).map(r => r.id);

  return {
    ir: IR_VERSION,
    spec: SPEC_VERSION,
    protocols: PROTOCOL_VERSIONS,
    upstream: UPSTREAM,
    frames: {
      request: ref(RequestFrame),
      response: ref(ResponseFrame),
      event: ref(EventFrame),
      any: ref(GatewayFrame),
    },
    methods: Object.fromEntries(
      methods.map(({ family, item }): [string, IrMethod] => [
        item.method,
        {
          family,
          summary: item.summary,
          ...(item.description === undefined ? {} : { description: item.description }),
          role: item.role,
          scopes: item.scopes,
          advertised: item.advertised ?? true,
          params: ref(item.params),
          result: ref(item.result),
          ...(item.final === undefined ? {} : { final: ref(item.final) }),
          idempotency: item.idempotency,
          errors: item.errors,
          emits: item.emits,
          since: item.since,
          ...(item.until === undefined ? {} : { until: item.until }),
          stability: item.stability,
          provenance: item.provenance,
          requirements: about(item.method),
          examples: pick(item.method, item.examples),
        },
      ]),
    ),
    events: Object.fromEntries(
      events.map(({ family, item }): [string, IrEvent] => [
        item.event,
        {
          family,
          summary: item.summary,
          ...(item.description === undefined ? {} : { description: item.description }),
          payload: ref(item.payload),
          delivery: item.delivery,
          scopes: item.scopes,
          roles: item.roles,
          stateVersion: item.stateVersion,
          droppable: item.droppable,
          since: item.since,
          ...(item.until === undefined ? {} : { until: item.until }),
          stability: item.stability,
          provenance: item.provenance,
          requirements: about(item.event),
          examples: pick(`event.${item.event}`, item.examples),
        },
      ]),
    ),
    errors: ERROR_CODES,
    detailCodes: Object.fromEntries(
      Object.entries(DETAIL_CODES).map(([code, definition]) => {
        const shape = (DETAIL_SHAPES as Record<string, TSchema>)[code];
        return [code, shape === undefined ? definition : { ...definition, details: ref(shape) }];
      }),
    ),
    scopes: SCOPES,
    limits: LIMITS,
    defaults: DEFAULTS,
    closeCodes: CLOSE_CODES,
    clients: {
      ids: CLIENT_IDS,
      modes: CLIENT_MODES,
      caps: CLIENT_CAPS,
      presenceExempt: PRESENCE_EXEMPT,
      scopesWithoutDevice: SCOPES_WITHOUT_DEVICE,
      browser: BROWSER_CLIENTS,
    },
    nodeCommands: NODE_COMMANDS,
    canvas: {
      routes: CANVAS_ROUTES,
      refusals: CANVAS_REFUSALS,
      commands: CANVAS_COMMANDS.map(({ params, ...command }) =>
        params === undefined ? command : { ...command, params: ref(params) },
      ),
      messages: CANVAS_MESSAGES.map(message => ({ ...message, definition: ref(message.definition) })),
    },
    deviceAuth: { order: SIGNATURE_ORDER, layouts: SIGNATURE_LAYOUTS },
    changes: PROTOCOL_CHANGES,
    requirements,
    profiles,
    catalogue: markSpecified(
      catalogue,
      methods.map(({ item }) => item.method),
    ),
    $defs: bundle(roots),
  };
}

/** Every item of a family table with its family, sorted by wire name. */
function flatten<T extends { readonly method?: string; readonly event?: string }>(
  families: Readonly<Record<string, readonly T[]>>,
): { family: string; item: T }[] {
  const name = (item: T) => item.method ?? item.event ?? '';
  return Object.entries(families)
    .flatMap(([family, items]) => items.map(item => ({ family, item })))
    .sort((a, b) => (name(a.item) < name(b.item) ? -1 : 1));
}
