/** Files of one line that is a secret: a key or a token of this installation. */
import { chmodSync, constants, copyFileSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The line, or undefined when there is no file. Closes the file to others. Throws what the file system throws. */
export function readSecretLine(file: string): string | undefined {
  try {
    const line = readFileSync(file, 'utf8').trim();
    chmodSync(file, 0o600);
    return line;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Keeps a line in a file that only its owner can read, and returns what the file holds. Written aside and put
 * into place: the file is whole or absent, and the first of two writers wins.
 */
export function createOnce(file: string, line: string): string {
  const aside = `${file}.${process.pid}`;
  try {
    writeFileSync(aside, `${line}\n`, { mode: 0o600, flush: true });
    placeOnce(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function placeOnce(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (isThere(error)) return;
    copyOnce(from, to);
  }
}

/** Some file systems have no hard links. */
function copyOnce(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    chmodSync(to, 0o600);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

function isThere(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
