/** The examples of the README are real: all of them type-check, those for Node run. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startGateway } from '../../../gateway/src/index.ts';
import { cleanup } from './harness.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');
const TOKEN = 'readme-token';

interface Example {
  readonly kind: 'node' | 'browser';
  readonly code: string;
}

async function examples(): Promise<Example[]> {
  const text = await readFile(join(here, '../README.md'), 'utf8');
  const found = [...text.matchAll(/^```ts (\w+)\n(.*?)^```$/gms)];
  expect(found).toHaveLength([...text.matchAll(/^```ts/gm)].length);
  return found.map(([, kind, code]) => ({ kind: kind as Example['kind'], code: code ?? '' }));
}

/** A folder inside the package, so that its imports resolve as they do for users of the workspace. */
async function written(list: readonly Example[]): Promise<{ folder: string; files: string[] }> {
  const folder = await mkdtemp(join(here, '.readme-'));
  cleanup(() => rm(folder, { recursive: true, force: true }));
  const files = list.map((example, index) => join(folder, `${example.kind}-${index}.ts`));
  await Promise.all(list.map((example, index) => writeFile(files[index] ?? '', example.code)));
  return { folder, files };
}

it.each(['node', 'browser'] as const)('type-checks for %s', async kind => {
  const { folder, files } = await written((await examples()).filter(example => example.kind === kind));
  expect(files.length).toBeGreaterThan(0);
  const browser = kind === 'browser';
  const compilerOptions = {
    noEmit: true,
    types: browser ? [] : ['node'],
    ...(browser
      ? { lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable'], customConditions: ['browser'] }
      : {}),
  };
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, files, include: [], exclude: [] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const result = await run(process.execPath, [tsc, '-p', folder]).catch((error: { stdout: string }) => error);
  expect(result.stdout).toBe('');
});

it('runs the examples for Node against the reference gateway', async () => {
  const { folder, files } = await written((await examples()).filter(example => example.kind === 'node'));
  const stateDir = join(folder, 'gateway');
  await mkdir(stateDir);
  const gateway = await startGateway({ port: 0, token: TOKEN, stateDir });
  cleanup(() => gateway.close());
  const env = { ...process.env, OPENCLAW_GATEWAY_URL: gateway.url, OPENCLAW_GATEWAY_TOKEN: TOKEN };
  const outputs: string[] = [];
  for (const file of files) {
    const { stdout } = await run(process.execPath, ['--no-warnings', file], { cwd: folder, env });
    outputs.push(stdout);
  }
  expect(outputs[0]).toContain('healthy: true');
  expect(outputs[0]).toContain('ended: ok');
  expect(outputs[1]).toBe('AUTH_TOKEN_MISMATCH -> paused\nconnected\n');
});
