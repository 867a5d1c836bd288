/** The real packages, installed once into a cache folder. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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
const PROGRESS_MS = 15_000;
const WAIT_MS = 1000;
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

export function isInstalled(cli: RealCli): boolean {
  return existsSync(join(placeOf(cli).dir, DONE));
}

/** The folder changes with what is to be installed. */
function placeOf(cli: RealCli): { dir: string; manifest: string } {
  const manifest = JSON.stringify({
    private: true,
    dependencies: { [cli.package]: cli.version },
    ...(cli.overrides ? { overrides: cli.overrides } : {}),
  });
  const digest = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  return { dir: join(cacheDir(), 'interop', digest), manifest };
}

/**
 * The folder of the package, installed when it is not there yet: beside the place, and moved there when it is
 * whole. Who comes meanwhile waits. No script of any package runs.
 */
export async function install(cli: RealCli, say: (text: string) => void): Promise<string> {
  const { dir, manifest } = placeOf(cli);
  const home = join(dir, 'node_modules', ...cli.package.split('/'));
  if (isInstalled(cli)) return home;
  await locked(dir, say, async () => {
    if (isInstalled(cli)) return;
    say(`installing ${cli.package}@${cli.version} into ${dir}, about a gigabyte …`);
    const draft = `${dir}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'package.json'), manifest);
    if (cli.overrides) await writeStub(join(draft, 'stub'));
    await npmInstall(cli, draft, say);
    await rm(dir, { recursive: true, force: true });
    await rename(draft, dir);
  });
  return home;
}

async function npmInstall(cli: RealCli, dir: string, say: (text: string) => void): Promise<void> {
  const began = performance.now();
  const npm = spawn('npm', INSTALL, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
  const progress = setInterval(
    () => say(`still installing ${cli.package}, ${Math.round((performance.now() - began) / 1000)} s …`),
    PROGRESS_MS,
  );
  const [code] = (await once(npm, 'close')) as [number | null];
  clearInterval(progress);
  if (code !== 0) throw new Error(`npm could not install ${cli.package}@${cli.version} (exit code ${code})`);
  const manifest = join(dir, 'node_modules', ...cli.package.split('/'), 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version?: string };
  if (version !== cli.version) throw new Error(`${manifest} is version ${version}`);
  await writeFile(join(dir, DONE), '');
}

/** One process at a time. A lock whose owner has ended counts for nothing. */
async function locked(dir: string, say: (text: string) => void, work: () => Promise<void>): Promise<void> {
  const lock = `${dir}.lock`;
  await mkdir(join(dir, '..'), { recursive: true });
  for (let told = false; ; ) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true });
    else if (!told) say(`waiting for process ${owner}, which installs into ${dir} (or delete ${lock})`);
    told = true;
    await sleep(WAIT_MS);
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
