import { constants, copyFileSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';

/**
 * Keeps a line in a file that only its owner can read, and returns what the file holds. Written aside and put
 * into place: the file is whole or absent, and the first of two writers wins.
 */
export function createOnce(file: string, line: string): string {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${line}\n`, { mode: 0o600, flush: true });
  try {
    placeOnce(aside, file);
  } finally {
    unlinkSync(aside);
  }
  return readFileSync(file, 'utf8').trim();
}

function placeOnce(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    // Some file systems have no hard links.
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
