/** Handlers of the family `config`. */
import {
  CONFIG_SCHEMA,
  type ConfigChangeResult,
  type ConfigGetResult,
  type METHODS,
  SPEC_VERSION,
} from '@clawspec/protocol';
import { ADMIN } from '../auth/scopes.ts';
import { type CheckedConfig, checkText } from '../config/check.ts';
import { type ConfigState, type LiveConfig, wireIssue } from '../config/live-config.ts';
import { changedPaths, mergePatch } from '../config/merge.ts';
import { holdsRedacted, redact, redactText, restore } from '../config/redact.ts';
import { parseConfig } from '../config/parse.ts';
import { lookup, uiHints } from '../config/schema-lookup.ts';
import { GatewayError } from '../errors.ts';
import type { Caller, Clock, Handlers, Protocol } from '../ports.ts';

type ConfigMethod = {
  [M in keyof typeof METHODS]: (typeof METHODS)[M]['family'] extends 'config' ? M : never;
}[keyof typeof METHODS];

export interface ConfigParts {
  readonly config: LiveConfig;
  readonly clock: Clock;
}

interface Change {
  readonly kind: 'config-set' | 'config-apply' | 'config-patch';
  readonly baseHash: string | undefined;
  readonly note?: string | undefined;
  readonly caller: Caller;
  /** The new text, from what is in the file. */
  next(current: ConfigState): string;
}

/** Paths that are named in the text of an error. */
const MAX_NAMED = 3;

export function configHandlers({ config, clock }: ConfigParts): Handlers<ConfigMethod> {
  const change = ({ kind, baseHash, note, caller, next }: Change): ConfigChangeResult => {
    const current = fileSystem(() => config.current());
    if (baseHash !== undefined) checkHash(baseHash, current);
    const text = next(current);
    const checked = config.check(text);
    if (current.text !== undefined && baseHash === undefined) {
      throw baseHashRequired(kind, current.parsed, checked.parsed, caller.protocol);
    }
    // Lines are those of the caller's text; a merged one nobody has seen.
    if (checked.issues.length > 0) throw invalid(kind === 'config-patch' ? withoutLines(checked) : checked);
    const { state, changed, requiresRestart } = fileSystem(() => config.write(text, current));
    const mode = kind.replace('-', '.');
    return {
      ok: true,
      path: config.path,
      ...(caller.protocol >= 4 ? { hash: state.hash } : {}),
      config: redact(state.parsed),
      ...(caller.protocol >= 4 ? { changedPaths: changed.map(path => path.join('.')) } : {}),
      ...(requiresRestart ? { restart: { ok: false, reason: mode, mode: 'manual' } } : {}),
      ...(kind === 'config-set'
        ? {}
        : {
            sentinel: {
              ...(caller.protocol >= 4 ? { persisted: false } : {}),
              payload: {
                kind,
                status: 'ok',
                ts: clock.now(),
                message: note ?? null,
                doctorHint: requiresRestart ? 'Restart the gateway: some of this takes effect then.' : null,
                stats: {
                  mode,
                  root: config.path,
                  ...(caller.protocol >= 4 ? { requiresRestart } : {}),
                },
              },
            },
          }),
    };
  };

  return {
    'config.get': (_params, { caller }) => snapshot(config, caller),

    'config.schema': () => ({
      schema: CONFIG_SCHEMA,
      uiHints: uiHints(),
      version: SPEC_VERSION,
      generatedAt: new Date(clock.now()).toISOString(),
    }),

    'config.schema.lookup': ({ path }) => {
      const found = lookup(path);
      if (found === undefined) throw new GatewayError('INVALID_REQUEST', `unknown config path: ${path}`);
      return found;
    },

    'config.set': ({ raw, baseHash }, { caller }) =>
      change({ kind: 'config-set', baseHash, caller, next: current => wholeText(raw, current) }),

    'config.apply': ({ raw, baseHash, note }, { caller }) =>
      change({ kind: 'config-apply', baseHash, note, caller, next: current => wholeText(raw, current) }),

    'config.patch': ({ raw, baseHash, note, replacePaths }, { caller }) =>
      change({
        kind: 'config-patch',
        baseHash,
        note,
        caller,
        next: current => patchedText(raw, current, new Set(replacePaths)),
      }),
  };
}

function snapshot(config: LiveConfig, caller: Caller): ConfigGetResult {
  const state = fileSystem(() => config.current());
  const { parsed, issues, ignored, text } = state;
  const readable = parsed !== undefined;
  const admin = caller.hasScope(ADMIN);
  // What environment variables hold may be a secret under any name.
  const runtime = redact(admin ? config.applied.config : config.applied.parsed);
  return {
    path: config.path,
    exists: text !== undefined,
    // What cannot be read cannot be searched for secrets either.
    raw: text === undefined || !readable ? null : redactText(text, parsed, admin),
    parsed: readable ? redact(parsed) : null,
    resolved: readable ? redact(admin ? state.config : parsed) : null,
    valid: issues.length === 0,
    config: runtime,
    hash: state.hash,
    issues: issues.map(wireIssue),
    warnings: ignored.map(path => ({ path, message: 'means nothing to this gateway and is ignored' })),
    legacyIssues: [],
    ...(caller.protocol >= 4
      ? {
          includedPaths: [],
          includeProvenance: [],
          agentRosterIncludeOwned: false,
          bindingsIncludeOwned: false,
          sourceConfig: readable ? redact(parsed) : null,
          runtimeConfig: runtime,
          configRevisionHash: state.hash,
          appliedConfigHash: config.appliedHash,
        }
      : {}),
  };
}

function checkHash(baseHash: string, current: ConfigState): void {
  if (baseHash === current.hash) return;
  throw new GatewayError('INVALID_REQUEST', 'config changed since last load; re-run config.get and retry');
}

/** Protocol 4 names what a patch would have changed. */
function baseHashRequired(
  kind: Change['kind'],
  before: unknown,
  after: unknown,
  protocol: Protocol,
): GatewayError {
  const paths = changedPaths(before, after).map(path => path.join('.'));
  const named = paths.slice(0, MAX_NAMED).join(', ') + (paths.length > MAX_NAMED ? ', …' : '');
  return new GatewayError(
    'INVALID_REQUEST',
    protocol === 3 || kind !== 'config-patch' || named === ''
      ? 'config base hash required; re-run config.get and retry'
      : `config base hash required for ${named}; re-run config.get and retry with baseHash`,
  );
}

function invalid({ issues }: CheckedConfig): GatewayError {
  const [first] = issues;
  const where = first?.line === undefined ? '' : `line ${first.line}: `;
  return new GatewayError('INVALID_REQUEST', `invalid config: ${where}${first?.message} (${first?.hint})`, {
    details: { issues: issues.map(wireIssue) },
  });
}

function withoutLines(checked: CheckedConfig): CheckedConfig {
  return { ...checked, issues: checked.issues.map(({ path, message, hint }) => ({ path, message, hint })) };
}

/** A whole text stays as it was written, comments included, unless secrets have to be put back. */
function wholeText(raw: string, current: ConfigState): string {
  const { parsed } = checkText(raw, {});
  return parsed === undefined || !holdsRedacted(parsed) ? raw : restored(parsed, current);
}

function patchedText(raw: string, current: ConfigState, replace: ReadonlySet<string>): string {
  if (current.parsed === undefined) {
    throw new GatewayError(
      'INVALID_REQUEST',
      'the config file is not valid JSON5 and cannot be patched; replace it with config.set',
    );
  }
  let patch: unknown;
  try {
    patch = parseConfig(raw);
  } catch {
    throw invalid(checkText(raw, {}));
  }
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new GatewayError('INVALID_REQUEST', 'config.patch raw must be an object');
  }
  const merged = mergePatch(current.parsed, patch, replace);
  if (changedPaths(current.parsed, merged).length === 0 && current.text !== undefined) return current.text;
  return holdsRedacted(merged) ? restored(merged, current) : toText(merged);
}

function restored(value: unknown, current: ConfigState): string {
  const lost: string[] = [];
  const whole = restore(value, current.parsed, lost);
  if (lost.length === 0) return toText(whole);
  throw new GatewayError(
    'INVALID_REQUEST',
    `invalid config: ${lost.join(', ')} stands for a secret that is not there; write the secret itself`,
  );
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function fileSystem<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GatewayError('UNAVAILABLE', `the config file cannot be used: ${code ?? message}`);
  }
}
