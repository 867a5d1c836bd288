/**
 * The configuration of a running gateway: the file, the last valid state of it, and changes to both.
 *
 * The file is looked at before every answer, and every second in between (by its time and size), so that a
 * change made with an editor takes effect too. While it is not valid the gateway goes on with what it had.
 */
import { type StatWatcher, unwatchFile, watchFile } from 'node:fs';
import type { Broadcaster, Clock, Log, LogLevel } from '../ports.ts';
import { keyedHash, readFileIfThere, replaceFile } from '../storage/guarded-file.ts';
import { type CheckedConfig, type ConfigIssue, checkText } from './check.ts';
import { logLevelFor } from './config.ts';
import { ignoredWarning, readConfigText, whereIs } from './config-file.ts';
import { changedPaths } from './merge.ts';
import { type ConfigFile, reloadKind } from './schema.ts';

const POLL_MS = 1000;

export interface LiveConfigOptions {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  /** Key of the hashes. */
  readonly key: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly broadcaster: Broadcaster;
  /** Takes a new log level. */
  readonly setLogLevel?: (level: LogLevel) => void;
}

/** What is in the file right now. */
export interface ConfigState extends CheckedConfig {
  /** Undefined when there is no file. */
  readonly text: string | undefined;
  readonly hash: string;
}

export interface ConfigChange {
  readonly state: ConfigState;
  readonly changed: readonly (readonly string[])[];
  /** Whether some of it takes effect with the next start only. */
  readonly requiresRestart: boolean;
}

export interface LiveConfig {
  readonly path: string;
  /** Reads the file. Whatever changed in it is in effect afterwards. @throws what the file system throws */
  current(): ConfigState;
  /** The last valid state: what the gateway runs with. */
  readonly applied: ConfigState;
  /** Hash of the last valid file; null without one. */
  readonly appliedHash: string | null;
  /** Checks a text as if it were in the file. */
  check(text: string): CheckedConfig;
  /** Writes a text that was checked, and applies it. */
  write(text: string, from: ConfigState): ConfigChange;
  close(): void;
}

/** @throws StartupError CONFIG_INVALID when the file cannot be read */
export function createLiveConfig(options: LiveConfigOptions): LiveConfig {
  const { path, env, log } = options;
  const check = (text: string) => checkText(text, env);
  const stateOf = (text: string | undefined): ConfigState => ({
    ...(text === undefined ? { parsed: {}, config: {}, issues: [], ignored: [] } : check(text)),
    text,
    hash: `hmac-sha256:v1:${keyedHash(options.key, 'config', text ?? '').toString('base64url')}`,
  });

  let seen = stateOf(readConfigText(path, false));
  // A gateway that was started with other settings than the file has none that is in effect.
  let applied = seen.issues.length === 0 ? seen : stateOf(undefined);

  const current = (): ConfigState => {
    const text = readFileIfThere(path);
    if (text !== seen.text) accept(stateOf(text));
    return seen;
  };

  const accept = (state: ConfigState): ConfigChange => {
    seen = state;
    const [issue] = state.issues;
    if (issue !== undefined) {
      log.error('the changed configuration is not valid; going on with the last valid one', {
        where: whereIs(path, issue),
        problem: issue.message,
        hint: issue.hint,
      });
      return { state, changed: [], requiresRestart: false };
    }
    const changed = changedPaths(applied.parsed, state.parsed);
    const requiresRestart = changed.some(one => reloadKind(one) === 'restart');
    applyLevel(applied.config, state.config);
    applied = state;
    for (const key of state.ignored) log.debug(ignoredWarning(path, key));
    const keys = changed.map(one => one.join('.'));
    if (requiresRestart) log.warn('the configuration changed; some of it needs a restart', { keys });
    else log.info('the configuration changed', { keys });
    options.broadcaster.broadcast('config.changed', { path, hash: state.hash, ts: options.clock.now() });
    return { state, changed, requiresRestart };
  };

  const applyLevel = (before: ConfigFile, after: ConfigFile) => {
    if (before.logging?.level !== after.logging?.level) {
      options.setLogLevel?.(logLevelFor(after.logging?.level));
    }
  };

  const onChange = () => {
    try {
      current();
    } catch (error) {
      log.error('cannot read the configuration; going on with the last valid one', { path, error });
    }
  };
  const watcher: StatWatcher = watchFile(path, { interval: POLL_MS, persistent: false }, onChange);
  watcher.unref();

  return {
    path,
    current,
    check,
    get applied() {
      return applied;
    },
    get appliedHash() {
      return applied.text === undefined ? null : applied.hash;
    },
    write(text, from) {
      const state = stateOf(text);
      if (text === from.text) return { state, changed: [], requiresRestart: false };
      replaceFile(path, text);
      return accept(state);
    },
    close: () => unwatchFile(path, onChange),
  };
}

/** For the wire: without what only people at this machine need. */
export function wireIssue({ path, message, hint, line, column }: ConfigIssue) {
  return {
    path,
    message: `${message} (${hint})`,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
