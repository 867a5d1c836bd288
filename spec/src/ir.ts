/**
 * The shape of `generated/protocol.json`: everything a generator needs, without TypeBox.
 * Strangers generate from it, so its shape is a contract; it changes only together with IR_VERSION.
 */
import type { FieldFacts, Idempotency, ProtocolVersion, Provenance, Role, Stability } from './define.ts';
import type { SignatureField } from './device-auth.ts';
import type { NextStep } from './errors.ts';

export interface Ref {
  readonly $ref: string;
}

/** A JSON Schema in the intersection of draft-07 and 2020-12, plus the `x-` keywords of this project. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  /** Known values of an open enumeration. */
  readonly 'x-open'?: readonly string[];
  /** Facts about properties, by name. */
  readonly 'x-fields'?: Readonly<Record<string, FieldFacts>>;
  /** The property by which the members of a union are told apart. */
  readonly 'x-tag'?: string;
  /** The catch-all member of a tagged union: tags that this specification does not describe. */
  readonly 'x-open-variant'?: boolean;
  readonly not?: JsonSchema;
  readonly default?: unknown;
  readonly uniqueItems?: boolean;
  /** `ms` or `ms-epoch`. */
  readonly 'x-unit'?: string;
  /** Configuration: what a change takes (`hot`, `restart` or `none`); holds for everything below. */
  readonly 'x-reload'?: string;
  /** Configuration: the value is never shown. */
  readonly 'x-secret'?: boolean;
  /** Configuration: a rule that JSON Schema has no word for. */
  readonly 'x-format'?: string;
}

export interface IrExample {
  readonly name: string;
  readonly title: string;
  /** Protocol version spoken in the example. */
  readonly protocol: ProtocolVersion;
  readonly note?: string;
  readonly frames: readonly { readonly dir: 'c2s' | 's2c'; readonly frame: unknown }[];
}

export interface IrMethod {
  readonly family: string;
  readonly summary: string;
  readonly description?: string;
  readonly role: Role | 'any' | 'pre-auth';
  readonly scopes: readonly string[];
  readonly advertised: boolean;
  readonly params: Ref;
  readonly result: Ref;
  readonly final?: Ref;
  readonly idempotency: Idempotency;
  readonly errors: readonly string[];
  readonly emits: readonly string[];
  readonly since: ProtocolVersion;
  readonly until?: ProtocolVersion;
  readonly stability: Stability;
  readonly provenance: Provenance;
  readonly requirements: readonly string[];
  readonly examples: readonly IrExample[];
}

export interface IrEvent {
  readonly family: string;
  readonly summary: string;
  readonly description?: string;
  readonly payload: Ref;
  readonly delivery: 'broadcast' | 'targeted' | 'pre-auth';
  readonly scopes: readonly string[];
  readonly roles: readonly Role[];
  readonly stateVersion: boolean;
  readonly droppable: boolean;
  readonly since: ProtocolVersion;
  readonly until?: ProtocolVersion;
  readonly stability: Stability;
  readonly provenance: Provenance;
  readonly requirements: readonly string[];
  readonly examples: readonly IrExample[];
}

/** One path of the canvas host, or everything below it. Each takes GET and HEAD. */
export interface IrCanvasRoute {
  readonly path: string;
  /** Whether everything below the path belongs to it. */
  readonly below: boolean;
  readonly serves: string;
  readonly answers: readonly { readonly status: number; readonly when: string }[];
  readonly provenance: Provenance;
}

/** A command of nodes that carries A2UI. */
export interface IrCanvasCommand {
  readonly command: string;
  /** Absent: it takes none. */
  readonly params?: Ref;
  readonly summary: string;
  readonly provenance: Provenance;
}

/** A message of A2UI. */
export interface IrCanvasMessage {
  /** The key that tells it from the others. */
  readonly message: string;
  /** Version of A2UI. */
  readonly version: string;
  readonly direction: 'to-page' | 'from-page';
  readonly definition: Ref;
  readonly provenance: Provenance;
}

export interface IrErrorCode {
  readonly summary: string;
  readonly client: NextStep;
  readonly since: ProtocolVersion;
  readonly provenance: Provenance;
}

export interface IrRequirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly subject: 'gateway' | 'client';
  readonly text: string;
  readonly provenance: Provenance;
  readonly source: string;
  /** Methods, events or topics it belongs to. */
  readonly about: readonly string[];
  /** `area/case#check` of the conformance checks that test it. */
  readonly cases: readonly string[];
  /** Why there is no case, when there is none. */
  readonly untested?: string;
}

/** A profile of the conformance suite: a promise, what makes an implementation claim it, and the cases that judge it. */
export interface IrProfile {
  readonly profile: string;
  readonly title: string;
  readonly side: 'gateway' | 'client';
  readonly promise: string;
  /** `always`, or what has to be advertised: methods by a gateway, features by the driver of a client. */
  readonly claim:
    | 'always'
    | { readonly methods: readonly string[] }
    | { readonly features: readonly string[] };
  /** `area/case`, sorted. */
  readonly cases: readonly string[];
}

/** A method that upstream lists. */
export interface IrCatalogueEntry {
  readonly method: string;
  /** Scope that upstream asks for, `node`, or `dynamic` when it depends on the params. */
  readonly scope: string;
  /** Upstream release that had it first; `<=` when it is older than upstream's own records. */
  readonly since: string;
  /** Whether this specification describes it. */
  readonly specified: boolean;
}

/** `breaking`: a program that kept to the old contract fails. `additive`: it goes on, there is more. `neutral`: nobody notices. */
export type Impact = 'breaking' | 'additive' | 'neutral';

export interface ContractChange {
  readonly impact: Impact;
  /** What changed: `chat.send scopes`, `ChatSendParams.timeoutMs`, `limits.maxPayload`. */
  readonly path: string;
  /** Name of the rule. */
  readonly kind: string;
  /** The fact: what was, what is. */
  readonly detail: string;
  /** Why it has this impact. */
  readonly reason: string;
  /** Methods and events whose frames contain it, for definitions. */
  readonly usedBy?: readonly string[];
}

/** One entry of the changelog: a version and what came with it. */
export interface IrRelease {
  readonly version: string;
  /** Version it is compared with; absent for the first one. */
  readonly from?: string;
  /** Whether the version is frozen in a baseline. */
  readonly frozen: boolean;
  readonly newProtocols: readonly ProtocolVersion[];
  readonly changes: readonly ContractChange[];
}

export interface Ir {
  readonly ir: number;
  readonly spec: string;
  readonly protocols: readonly ProtocolVersion[];
  readonly upstream: Readonly<Record<string, string>>;
  readonly frames: { readonly request: Ref; readonly response: Ref; readonly event: Ref; readonly any: Ref };
  readonly methods: Readonly<Record<string, IrMethod>>;
  readonly events: Readonly<Record<string, IrEvent>>;
  readonly errors: Readonly<Record<string, IrErrorCode>>;
  readonly detailCodes: Readonly<Record<string, IrErrorCode & { readonly details?: Ref }>>;
  readonly scopes: Readonly<
    Record<
      string,
      { readonly summary: string; readonly implies: readonly string[]; readonly provenance: Provenance }
    >
  >;
  readonly limits: Readonly<
    Record<
      string,
      {
        readonly value: number;
        readonly unit: 'bytes' | 'ms' | 'count';
        readonly owner: 'gateway' | 'client';
        readonly phase: 'pre-auth' | 'session' | 'any';
        readonly direction: 'c2s' | 's2c';
        readonly summary: string;
        readonly client: string;
        readonly provenance: Provenance;
        readonly closeCode?: number;
      }
    >
  >;
  /** Where a gateway and its canvas host listen unless told otherwise. */
  readonly defaults: { readonly host: string; readonly port: number; readonly canvasPort: number };
  readonly closeCodes: readonly {
    readonly code: number;
    readonly name: string;
    readonly sentBy: 'gateway' | 'client';
    readonly summary: string;
    readonly client: NextStep;
    readonly provenance: Provenance;
  }[];
  readonly clients: {
    readonly ids: readonly string[];
    readonly modes: readonly string[];
    readonly caps: Readonly<Record<string, string>>;
    readonly presenceExempt: readonly { readonly id: string; readonly mode: string | null }[];
    readonly scopesWithoutDevice: readonly { readonly id: string; readonly mode: string }[];
    readonly browser: readonly string[];
  };
  /** Commands that nodes may declare unless a gateway is configured otherwise. */
  readonly nodeCommands: {
    readonly defaults: Readonly<Record<string, readonly string[]>>;
    readonly platforms: Readonly<Record<string, readonly string[]>>;
    readonly onRequest: readonly string[];
    readonly adminApproval: readonly string[];
  };
  /** The canvas host and what is shown on canvases. */
  readonly canvas: {
    /** By name. */
    readonly routes: Readonly<Record<string, IrCanvasRoute>>;
    /** What every route may answer as well. */
    readonly refusals: IrCanvasRoute['answers'];
    readonly commands: readonly IrCanvasCommand[];
    readonly messages: readonly IrCanvasMessage[];
  };
  readonly deviceAuth: {
    readonly order: readonly string[];
    readonly layouts: Readonly<Record<string, readonly SignatureField[]>>;
  };
  readonly changes: readonly {
    readonly from: ProtocolVersion;
    readonly to: ProtocolVersion;
    readonly path: string;
    readonly change: string;
    readonly by?: string;
    readonly breaking: boolean;
    readonly note: string;
  }[];
  readonly requirements: readonly IrRequirement[];
  readonly profiles: readonly IrProfile[];
  /** Everything that upstream serves, so that readers see where this specification ends. */
  readonly catalogue: { readonly source: string; readonly methods: readonly IrCatalogueEntry[] };
  /** What changed from version to version, newest first. */
  readonly changelog: readonly IrRelease[];
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/** The IR before its changelog is computed from it. */
export type BareIr = Omit<Ir, 'changelog'>;
