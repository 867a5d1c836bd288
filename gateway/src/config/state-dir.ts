/** Where the gateway keeps its state, and the token file in it. */
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StartupError } from '../errors.ts';
import type { Ids } from '../ports.ts';
import { createOnce } from '../storage/create-once.ts';

/** Not the directory of the real product: that one may live on this machine too. */
const DEFAULT_NAME = '.clawspec';

const TOKEN_FILE = 'gateway.token';

/** The state directory: what the flag says, else OPENCLAW_STATE_DIR, else `~/.clawspec`. */
export function stateDirOf(flag: string | undefined, env: NodeJS.ProcessEnv): string {
  const chosen = flag ?? env['OPENCLAW_STATE_DIR'];
  const home = env['HOME'] || homedir();
  if (chosen === undefined || chosen.trim() === '') return join(home, DEFAULT_NAME);
  return resolve(chosen.replace(/^~(?=$|[/\\])/, home));
}

/** Makes the directory, open to its owner alone. @throws StartupError STATE_DIR_UNUSABLE */
export function prepareStateDir(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** Where a file system refuses with ENOENT, as /proc does, the recursion of Node does not end. */
function makeFolder(path: string): void {
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

function unusable(path: string, cause: unknown): StartupError {
  const { code } = cause as NodeJS.ErrnoException;
  const why: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    ENOENT: 'no folder can be made there',
    EEXIST: 'it is a file',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of the path is a file',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
  };
  return new StartupError(
    'STATE_DIR_UNUSABLE',
    `cannot use the state directory ${path}: ${why[code ?? ''] ?? code ?? String(cause)}`,
    'choose a directory you can write to with --state-dir or OPENCLAW_STATE_DIR',
    { cause },
  );
}

function tokenPath(stateDir: string): string {
  return join(stateDir, TOKEN_FILE);
}

/** The token that an earlier start kept, or undefined. @throws StartupError AUTH_MISSING, STATE_DIR_UNUSABLE */
export function readToken(stateDir: string): string | undefined {
  const path = tokenPath(stateDir);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StartupError(
      'STATE_DIR_UNUSABLE',
      `cannot read the token file ${path} (${code})`,
      'make it readable for you, or give a token with OPENCLAW_GATEWAY_TOKEN',
      { cause },
    );
  }
  const token = text.trim();
  if (token !== '') return token;
  throw new StartupError(
    'AUTH_MISSING',
    `the token file ${path} is empty`,
    'remove it to get a new token, or give one with OPENCLAW_GATEWAY_TOKEN',
  );
}

/** The kept token; makes and keeps one when there is none. */
export function ensureToken(stateDir: string, ids: Ids): { token: string; created: boolean } {
  const kept = readToken(stateDir);
  if (kept !== undefined) {
    closeToOthers(tokenPath(stateDir));
    return { token: kept, created: false };
  }
  const made = ids.secret();
  let token: string;
  try {
    token = createOnce(tokenPath(stateDir), made);
  } catch (error) {
    throw unusable(stateDir, error);
  }
  // Another start may have been faster: its token is the one.
  return { token, created: token === made };
}

function closeToOthers(path: string): void {
  if (process.platform === 'win32') return;
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch (error) {
    // A file of someone else cannot be closed; that it was readable for us is enough to start.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw unusable(path, error);
  }
}
