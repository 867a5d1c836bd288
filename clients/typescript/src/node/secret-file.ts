/** Small JSON files that hold secrets: mode 0600, and either the old or the new content after a crash. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GatewayClientError } from '../errors.ts';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

export function storeFailed(path: string, verb: 'read' | 'written', cause: unknown): GatewayClientError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new GatewayClientError('STORE_FAILED', `${path} cannot be ${verb}: ${why}`, {
    next: 'stop',
    outcome: 'not-sent',
    cause,
  });
}

/** The parsed content, or undefined when there is no such file. Throws STORE_FAILED when it cannot be read. */
export async function readSecretFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    // What JSON.parse says may quote the content, which is secret.
    throw storeFailed(path, 'read', cause instanceof SyntaxError ? new Error('it is not JSON') : cause);
  }
}

async function writeTemporary(path: string, value: unknown): Promise<string> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(value, undefined, 2)}\n`, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}

/** Replaces the file as a whole. */
export async function writeSecretFile(path: string, value: unknown): Promise<void> {
  try {
    const temporary = await writeTemporary(path, value);
    try {
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (cause) {
    throw storeFailed(path, 'written', cause);
  }
}

/** Writes the file unless there is one already; says whether it did. */
export async function createSecretFile(path: string, value: unknown): Promise<boolean> {
  try {
    const temporary = await writeTemporary(path, value);
    try {
      await link(temporary, path);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (cause) {
    throw storeFailed(path, 'written', cause);
  }
}
