/** The driver of the conformance suite. It is started anew for every case, so it is built only when its sources changed. */
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, ROOT, runSwift, withScratchPath } from './command.ts';
import type { Toolchain } from './toolchain.ts';

const PRODUCT = 'clawspec-swift-driver';
const SOURCES = ['Package.swift', 'generated/swift', 'clients/swift/Sources'];
const STAMP = join(buildFolder(ROOT), `${PRODUCT}.built`);

export const DRIVER = join(buildFolder(ROOT), 'debug', PRODUCT);

/** Whether nothing changed since the last build. */
export function driverIsFresh(): boolean {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && SOURCES.every(source => newest(join(ROOT, source)) < built);
}

/** Builds it; everything that is said goes to standard error. Resolves with the exit code. */
export async function buildDriver(toolchain: Toolchain): Promise<number> {
  // What changes during the build is newer than the stamp.
  const started = new Date();
  const code = await runSwift(toolchain, withScratchPath(['build', '--product', PRODUCT]), 'stderr');
  if (code === 0) {
    writeFileSync(STAMP, '');
    utimesSync(STAMP, started, started);
  }
  return code;
}

/** Time of the last change below a path, in milliseconds. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}
