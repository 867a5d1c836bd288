/** What the suite reads from the published specification. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProtocolVersion } from '@clawspec/spec/define';
import type { JsonSchema } from '@clawspec/spec/ir';

export interface Ref {
  readonly $ref: string;
}

export interface Requirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly subject: 'gateway' | 'client';
  readonly text: string;
  readonly provenance: string;
  readonly source: string;
  readonly about: readonly string[];
  readonly cases: readonly string[];
  readonly untested?: string;
}

export interface SpecMethod {
  readonly params: Ref;
  readonly result: Ref;
  readonly final?: Ref;
}

/** The parts of `protocol.json` that matter here. */
export interface Spec {
  readonly spec: string;
  readonly protocols: readonly ProtocolVersion[];
  readonly frames: { readonly request: Ref; readonly response: Ref; readonly event: Ref };
  readonly methods: Readonly<Record<string, SpecMethod>>;
  readonly events: Readonly<Record<string, { readonly payload: Ref }>>;
  readonly detailCodes: Readonly<Record<string, { readonly details?: Ref }>>;
  readonly requirements: readonly Requirement[];
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

let cached: Spec | undefined;

/** The specification this suite judges by: `@clawspec/protocol/protocol.json`. */
export function loadSpec(): Spec {
  cached ??= JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@clawspec/protocol/protocol.json')), 'utf8'),
  ) as Spec;
  return cached;
}
