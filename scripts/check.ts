/** `npm run check`: everything short of the tests. Runs every step even when one fails, then says which did. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const STEPS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types (webchat)', command: ['tsc', '-p', 'clients/webchat'] },
  { name: 'types (webchat tests)', command: ['tsc', '-p', 'clients/webchat/test'] },
  { name: 'lint', command: ['biome', 'lint', '--error-on-warnings', '.'] },
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'generated', command: ['node', 'scripts/generate.js', '--check'] },
  { name: 'vectors', command: ['node', 'scripts/vectors.js', '--check'] },
  { name: 'upstream', command: ['node', 'scripts/upstream.js'] },
  { name: 'compat', command: ['node', 'scripts/compat.js'] },
  { name: 'cases', command: ['node', 'conformance/bin/clawspec.js', 'lint'] },
];

const failed: string[] = [];
for (const { name, command } of STEPS) {
  const [program = '', ...args] = command;
  const started = performance.now();
  const run = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  const ok = run.status === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (ok) continue;
  failed.push(name);
  process.stdout.write(
    `     ${command.join(' ')}\n${run.error?.message ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}\n`,
  );
}
if (failed.length > 0) {
  process.stdout.write(`check failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
} else process.stdout.write('check passed\n');
