/** Debian's Swift in a folder of its own, for machines whose distribution has none. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir } from '../interop/packages.ts';
import { debianMirror } from './mirror.ts';

const SUITE = 'trixie';
const PACKAGES = [
  'swiftlang',
  'libc6-dev',
  'g++',
  'libstdc++-14-dev',
  'libssl-dev',
  'pkgconf',
  'git',
  'ca-certificates',
];
const TOOLS = ['unshare', 'mount', 'chroot', 'flock', 'apt-get'];
const DONE = '.ready';
const SET_UP = join(import.meta.dirname, 'set-up-chroot.sh');
const ENTER = join(import.meta.dirname, 'enter-chroot.sh');

export class Chroot {
  /** Another list of packages is another folder. */
  readonly root: string;
  readonly #home = join(cacheDir(), 'swift');

  constructor() {
    const recipe = JSON.stringify([SUITE, PACKAGES, readFileSync(SET_UP, 'utf8')]);
    const digest = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
    this.root = join(this.#home, `debian-${digest}`);
  }

  /** What this machine would need; undefined when it has all. */
  lacks(): string | undefined {
    if (process.platform !== 'linux') return 'install Swift 6.0 or newer from swift.org';
    if (process.getuid?.() !== 0) return 'that needs Linux and root (or install Swift 6.0 or newer)';
    const missing = TOOLS.filter(tool => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
    if (missing.length > 0) return `these commands are missing: ${missing.join(', ')}`;
    if (spawnSync('unshare', ['--mount', 'true']).status !== 0)
      return 'this process may not make a mount namespace';
    return undefined;
  }

  isReady(): boolean {
    return existsSync(join(this.root, DONE));
  }

  /** Resolves with what went wrong. A half set-up folder never gets the final name. */
  async setUp(say: (text: string) => void): Promise<string | undefined> {
    const mirror = debianMirror();
    if (mirror === undefined)
      return 'apt of this machine has no Debian archive; name one with CLAWSPEC_DEBIAN_MIRROR';
    mkdirSync(this.#home, { recursive: true });
    const started = Date.now();
    say(`into ${this.root}, some minutes and about 3 GB …`);
    // The lock is the kernel's: it goes away with its process. Mounts are in a namespace that does as well.
    const args = [join(this.#home, 'lock'), 'unshare', '--mount', 'sh', SET_UP, this.root, SUITE, mirror];
    const child = spawn('flock', [...args, ...PACKAGES], { stdio: ['ignore', 2, 2] });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0 || !this.isReady()) return `see above (exit code ${code})`;
    say(`ready after ${Math.round((Date.now() - started) / 1000)} s`);
    return undefined;
  }

  /** The command that runs `command` inside, with the host's network, `cwd`, cache and folder of temporary files. */
  enter(command: readonly string[], cwd: string): string[] {
    mkdirSync(this.#home, { recursive: true });
    const shared = [...new Set([tmpdir(), this.#home, ...(cwd === '/' ? [] : [cwd])])];
    return ['unshare', '--mount', 'sh', ENTER, this.root, cwd, ...shared, '--', ...command];
  }
}
