/** What the suite reads from the published specification. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CheckedSpec } from '@clawspec/spec/check-frame';
import type { Ir, IrRequirement } from '@clawspec/spec/ir';

export type Requirement = IrRequirement;

/** The parts of `protocol.json` that matter here. */
export type Spec = CheckedSpec & Pick<Ir, 'spec' | 'requirements' | 'profiles'>;

let cached: Spec | undefined;

/** The specification this suite judges by: `@clawspec/protocol/protocol.json`. */
export function loadSpec(): Spec {
  cached ??= JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@clawspec/protocol/protocol.json')), 'utf8'),
  ) as Spec;
  return cached;
}
