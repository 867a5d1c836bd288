/** Finds a Swift toolchain, or has one set up. */
import { spawnSync } from 'node:child_process';
import { Chroot } from './chroot.ts';

/** A command as it has to be started on this machine. */
export interface Invocation {
  readonly file: string;
  readonly args: readonly string[];
}

export interface Toolchain {
  /** Such as `Swift version 6.0.3`. */
  readonly version: string;
  /** `PATH`, or the folder that it was set up in. */
  readonly where: string;
  /** How to run a command beside the toolchain, in `cwd`. */
  command(command: readonly string[], cwd: string): Invocation;
}

export interface FindOptions {
  /** Whether a toolchain may be set up where there is none. */
  readonly setUp: boolean;
  say(text: string): void;
}

/** There is no toolchain; the message says what is lacking. */
export class ToolchainMissing extends Error {
  override readonly name = 'ToolchainMissing';
}

/** The oldest version that the package compiles with. */
export const OLDEST = { major: 6, minor: 0 } as const;

export async function findToolchain({ setUp, say }: FindOptions): Promise<Toolchain> {
  const found = swiftVersion(spawnSync('swift', ['--version'], { encoding: 'utf8' }).stdout ?? '');
  if (found !== undefined && isUsable(found)) {
    return {
      version: found,
      where: 'PATH',
      command: ([file = '', ...args]) => ({ file, args }),
    };
  }
  const path = found === undefined ? 'no `swift` on PATH' : `\`swift\` on PATH is too old (${found})`;
  const chroot = new Chroot();
  const lacks = chroot.lacks();
  if (lacks !== undefined) throw new ToolchainMissing(`${path}, and none can be set up: ${lacks}`);
  if (!chroot.isReady()) {
    if (!setUp) throw new ToolchainMissing(`${path}, and none is set up yet: npm run swift -- setup`);
    say(`${path}: setting up Debian's`);
    const problem = await chroot.setUp(say);
    if (problem !== undefined) throw new ToolchainMissing(`${path}, and setting one up failed: ${problem}`);
  }
  const [file = '', ...args] = chroot.enter(['swift', '--version'], '/');
  const version = swiftVersion(spawnSync(file, args, { encoding: 'utf8' }).stdout ?? '');
  if (version === undefined)
    throw new ToolchainMissing(
      `the toolchain in ${chroot.root} does not run; remove that folder and try again`,
    );
  return {
    version,
    where: chroot.root,
    command: (command, cwd) => {
      const [program = '', ...rest] = chroot.enter(command, cwd);
      return { file: program, args: rest };
    },
  };
}

/** The version in what `swift --version` prints. */
export function swiftVersion(text: string): string | undefined {
  return /Swift version \d+\.\d+(\.\d+)?/.exec(text)?.[0];
}

export function isUsable(version: string): boolean {
  const [major = 0, minor = 0] = (/\d+\.\d+/.exec(version)?.[0] ?? '').split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}
