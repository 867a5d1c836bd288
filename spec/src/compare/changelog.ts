/** The changelog as data: what came with every version, newest first. */
import type { IrRelease } from '../ir.ts';
import { compareContracts } from './compat.ts';
import type { Contract } from './contract.ts';

/**
 * @param current The contract as it is now.
 * @param baselines Frozen contracts, oldest first.
 */
export function releases(current: Contract, baselines: readonly Contract[]): IrRelease[] {
  const entries: IrRelease[] = [];
  let before: Contract | undefined;
  for (const baseline of baselines) {
    entries.push(release(baseline.spec, before, baseline, true));
    before = baseline;
  }
  const now = release(current.spec, before, current, false);
  if (before === undefined || now.changes.length > 0 || now.newProtocols.length > 0) entries.push(now);
  return entries.reverse();
}

function release(version: string, before: Contract | undefined, after: Contract, frozen: boolean): IrRelease {
  if (before === undefined) return { version, frozen, newProtocols: after.protocols, changes: [] };
  const { changes, newProtocols } = compareContracts(before, after);
  return { version, from: before.spec, frozen, newProtocols, changes };
}
