/** How `swift` is called: warnings are errors, build products stay out of the repository. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { cacheDir } from '../interop/packages.ts';
import type { Toolchain } from './toolchain.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Build products of one checkout. */
export function buildFolder(checkout: string): string {
  const digest = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  return join(cacheDir(), 'swift', `build-${digest}`);
}

/** Adds what every build of this repository has, unless the caller says it otherwise. */
export function withScratchPath([command = '', ...args]: readonly string[]): string[] {
  const builds = ['build', 'test', 'run'].includes(command);
  const knowsScratch = builds || command === 'package';
  const ours = [
    ...(knowsScratch && !args.includes('--scratch-path') ? ['--scratch-path', buildFolder(ROOT)] : []),
    ...(builds ? ['-Xswiftc', '-warnings-as-errors'] : []),
  ];
  return ['swift', command, ...ours, ...args];
}

/** Runs a command beside the toolchain, with the terminal of this process. Resolves with its exit code. */
export async function runSwift(
  toolchain: Toolchain,
  command: readonly string[],
  output: 'inherit' | 'stderr' = 'inherit',
): Promise<number> {
  const { file, args } = toolchain.command(command, ROOT);
  const stdout = output === 'stderr' ? 2 : 'inherit';
  const child = spawn(file, args, { cwd: ROOT, stdio: ['inherit', stdout, 'inherit'] });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGTERM', forward).on('SIGINT', forward);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  process.off('SIGTERM', forward).off('SIGINT', forward);
  if (code === null) process.stderr.write(`swift: ended by ${signal}\n`);
  return code ?? 1;
}
