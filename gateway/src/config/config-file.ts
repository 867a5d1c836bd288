/** Reads `openclaw.json` for the start: JSON5, checked key by key, with errors that say where, what and what would be right. */
import { readFileSync } from 'node:fs';
import { StartupError } from '../errors.ts';
import { type ConfigIssue, checkText } from './check.ts';
import type { ConfigFile } from './schema.ts';

export interface ReadConfig {
  readonly config: ConfigFile;
  readonly warnings: readonly string[];
}

/**
 * @param required whether a missing file is an error; the default path may be missing.
 * @throws StartupError CONFIG_INVALID
 */
export function readConfigFile(path: string, required: boolean, env: NodeJS.ProcessEnv): ReadConfig {
  const text = readConfigText(path, required);
  if (text === undefined) return { config: {}, warnings: [] };
  const { config, issues, ignored } = checkText(text, env);
  const [first] = issues;
  if (first !== undefined) {
    throw new StartupError('CONFIG_INVALID', `${whereIs(path, first)}: ${first.message}`, first.hint);
  }
  return { config, warnings: ignored.map(key => ignoredWarning(path, key)) };
}

export function ignoredWarning(path: string, key: string): string {
  return `${path}: ${key} means nothing to this gateway and is ignored`;
}

/** `path:line:column`, as far as it is known. */
export function whereIs(path: string, { line, column }: Pick<ConfigIssue, 'line' | 'column'>): string {
  return [path, line, column].filter(part => part !== undefined).join(':');
}

/**
 * The text of the file; undefined for one that may be missing and is.
 *
 * @throws StartupError CONFIG_INVALID when it cannot be read
 */
export function readConfigText(path: string, required: boolean): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !required) return undefined;
    // A state dir below a file gets its own error when it is opened.
    if (code === 'ENOTDIR' && !required) return undefined;
    const hint = required ? 'check --config or OPENCLAW_CONFIG_PATH' : 'make the file readable, or remove it';
    throw new StartupError('CONFIG_INVALID', `cannot read the config file ${path} (${code})`, hint, {
      cause,
    });
  }
}
