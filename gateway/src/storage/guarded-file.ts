/** Files that several may want to change: read with a hash, written whole or not at all, the old one kept. */
import { createHmac } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Text of a file, or undefined when there is none. Throws what the file system throws otherwise. */
export function readFileIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Names a text. Keyed, because the text may hold secrets: who sees the hash and the rest of the text must not
 * be able to try secrets out.
 */
export function keyedHash(key: string, subject: string, text: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([subject, text]))
    .digest();
}

/**
 * Puts a new text in the place of a file, with the mode of the old one (0600 for a new one), and keeps the old
 * one as `<path>.bak`. After a crash there is the old text or the new one, never a part. A link stays a link.
 */
export function replaceFile(path: string, text: string): void {
  const target = resolved(path);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const draft = `${target}.${process.pid}.tmp`;
  const backup = `${target}.bak`;
  try {
    const mode = modeOf(target);
    writeFileSync(draft, text, { mode: mode ?? 0o600, flush: true });
    if (mode !== undefined) {
      chmodSync(draft, mode);
      const backupDraft = `${backup}.${process.pid}.tmp`;
      copyFileSync(target, backupDraft);
      chmodSync(backupDraft, mode);
      renameSync(backupDraft, backup);
    }
    renameSync(draft, target);
    syncFolder(dirname(target));
  } finally {
    rmSync(draft, { force: true });
  }
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
}

function modeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mode;
}

/** The new name has to survive a power cut as well. Windows has no such thing. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
