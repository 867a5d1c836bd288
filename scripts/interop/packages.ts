/** The real packages, installed once into a cache folder. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface RealCli {
  /** How the table calls it. */
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly protocol: 3 | 4;
  /** Started in its own folder: it looks for templates below the working directory. */
  readonly runsInPackage: boolean;
  /** Dependencies that are replaced, because they are not in every registry and are not used here. */
  readonly overrides?: Readonly<Record<string, string>>;
}

export const REAL_CLIS: readonly RealCli[] = [
  {
    name: '@gguf/claw 2026.2.20',
    package: '@gguf/claw',
    version: '2026.2.20',
    protocol: 3,
    runsInPackage: true,
    overrides: { linkedom: '0.18.12', libsignal: 'file:./stub' },
  },
  {
    name: 'openclaw 2026.9.6',
    package: 'openclaw',
    version: '2026.9.6',
    protocol: 4,
    runsInPackage: false,
  },
];

const DONE = '.installed';
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** `CLAWSPEC_CACHE`, or the place that the operating system has for caches. */
export function cacheDir(): string {
  const { CLAWSPEC_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (CLAWSPEC_CACHE) return CLAWSPEC_CACHE;
  const base = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
  }[process.platform as string];
  return join(base ?? XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'clawspec');
}

/** The folder of the package, installed when it is not there yet. No script of any package runs. */
export async function install(cli: RealCli, say: (text: string) => void): Promise<string> {
  const manifest = JSON.stringify({
    private: true,
    dependencies: { [cli.package]: cli.version },
    ...(cli.overrides ? { overrides: cli.overrides } : {}),
  });
  const digest = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  const dir = join(cacheDir(), 'interop', digest);
  const home = join(dir, 'node_modules', ...cli.package.split('/'));
  if (existsSync(join(dir, DONE))) return home;
  say(`installing ${cli.package}@${cli.version} into ${dir} …`);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'package.json'), manifest);
  if (cli.overrides) await writeStub(join(dir, 'stub'));
  const npm = spawn('npm', INSTALL, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(npm, 'close')) as [number | null];
  if (code !== 0) throw new Error(`npm could not install ${cli.package}@${cli.version} (exit code ${code})`);
  const installed = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version?: string };
  if (installed.version !== cli.version) throw new Error(`${home} is version ${installed.version}`);
  await writeFile(join(dir, DONE), '');
  return home;
}

/** Stands for the cryptography of one messaging channel, which no command here touches. */
async function writeStub(dir: string): Promise<void> {
  await mkdir(join(dir, 'src'), { recursive: true });
  await writeFile(
    join(dir, 'package.json'),
    JSON.stringify({ name: 'libsignal', version: '2.0.1', main: 'index.js' }),
  );
  for (const file of ['index.js', 'src/curve.js', 'src/crypto.js']) {
    await writeFile(join(dir, file), 'module.exports = {};\n');
  }
}
