/** `npm run build:web` builds WebChat into clients/webchat/dist; with `--if-stale` only when its inputs changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const APP = join(ROOT, 'clients', 'webchat');
const DIST = join(APP, 'dist');
/** Inside the build, so that the two can only come and go together. */
const STAMP = '.inputs-sha256';
/** Everything that decides what comes out. The lock file stands for the packages. */
const INPUTS = [
  'clients/webchat/index.html',
  'clients/webchat/package.json',
  'clients/webchat/tsconfig.json',
  'clients/webchat/public',
  'clients/webchat/src',
  'clients/typescript/package.json',
  'clients/typescript/src',
  'generated/package.json',
  'generated/typescript',
  'package-lock.json',
  'scripts/build-web.ts',
  'tsconfig.json',
];
const USAGE = `Usage: npm run build:web [-- --if-stale]

Builds clients/webchat/dist, the page that the gateway serves on /. With --if-stale nothing is done
when the present build was made of the present sources.
`;

/** Builds WebChat and puts the result in place as a whole. @returns whether anything had to be built. */
export async function buildWeb(options: { ifStale?: boolean } = {}): Promise<boolean> {
  const wanted = hashInputs();
  if (options.ifStale === true && stampOf(DIST) === wanted) return false;
  // Loaded late: the usual case has nothing to build.
  const { build } = await import('vite');
  const made = join(APP, 'node_modules', `.build-${process.pid}`);
  try {
    await build({
      root: APP,
      configFile: false,
      envDir: false,
      base: './',
      logLevel: 'warn',
      clearScreen: false,
      build: {
        outDir: made,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: false,
        reportCompressedSize: false,
      },
    });
    writeFileSync(join(made, STAMP), `${wanted}\n`);
    const isThere = options.ifStale === true && stampOf(DIST) === wanted;
    if (!isThere) putInPlace(made, wanted);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return true;
}

/** Whoever reads meanwhile finds the old build, the new one or, for a moment, none; never a part of one. */
function putInPlace(made: string, wanted: string): void {
  const old = `${made}-old`;
  try {
    renameSync(DIST, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    renameSync(made, DIST);
  } catch (error) {
    // Another process built the same at the same time and was faster.
    if (stampOf(DIST) !== wanted) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function stampOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, STAMP), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(filesOf).sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(ROOT, path).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesOf(input: string): string[] {
  const path = join(ROOT, input);
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'if-stale': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const started = performance.now();
  if (await buildWeb({ ifStale: values['if-stale'] ?? false })) {
    process.stdout.write(
      `built clients/webchat/dist in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
    );
  }
}

// Also imported by tests, which build what they need.
if (process.argv[1]?.endsWith('build-web.js') || process.argv[1] === import.meta.filename) await main();
