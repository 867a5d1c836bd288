/** `exec-approvals.json` in the state directory: which commands run without a question. */
import { join } from 'node:path';
import type { ExecApprovalsFile, ExecApprovalsSnapshot } from '@clawspec/protocol';
import { GatewayError } from '../errors.ts';
import type { Protocol } from '../ports.ts';
import type { Validator } from '../server/validator.ts';
import { keyedHash, readFileIfThere, replaceFile } from '../storage/guarded-file.ts';

const FILE = 'exec-approvals.json';
const EMPTY: ExecApprovalsFile = { version: 1, defaults: {}, agents: {} };

export interface ApprovalsFileDeps {
  readonly stateDir: string;
  /** Key of the hash. */
  readonly key: string;
  readonly validator: Validator;
}

export interface ApprovalsFile {
  /** @throws GatewayError UNAVAILABLE when the file cannot be read or is not valid. */
  get(protocol: Protocol): ExecApprovalsSnapshot;
  /** @throws GatewayError INVALID_REQUEST when baseHash is missing or names another content. */
  set(file: ExecApprovalsFile, baseHash: string | undefined, protocol: Protocol): ExecApprovalsSnapshot;
}

export function createApprovalsFile({ stateDir, key, validator }: ApprovalsFileDeps): ApprovalsFile {
  const path = join(stateDir, FILE);

  const read = (): { file: ExecApprovalsFile; text: string | undefined; hash: string } => {
    const text = io(`cannot read ${path}`, () => readFileIfThere(path));
    const hash = keyedHash(key, 'exec-approvals', text ?? '').toString('hex');
    if (text === undefined) return { file: EMPTY, text, hash };
    return { file: parse(text), text, hash };
  };

  const parse = (text: string): ExecApprovalsFile => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw broken((error as Error).message);
    }
    const problem = validator.problem('ExecApprovalsFile', value);
    if (problem !== undefined) throw broken(problem);
    return value as ExecApprovalsFile;
  };

  const broken = (what: string) =>
    new GatewayError(
      'UNAVAILABLE',
      `${path} is not valid: ${what}. Correct or remove it; nothing was changed.`,
    );

  const snapshot = (protocol: Protocol): ExecApprovalsSnapshot => {
    const { file, text, hash } = read();
    const { token: _, ...socket } = file.socket ?? {};
    return {
      path,
      exists: text !== undefined,
      hash,
      file: { ...file, ...(file.socket === undefined ? {} : { socket }) },
      ...(protocol >= 4 ? { resolvedDefaults: resolve(file.defaults) } : {}),
    };
  };

  return {
    get: snapshot,
    set(file, baseHash, protocol) {
      const current = read();
      if (current.text !== undefined && baseHash === undefined) {
        throw new GatewayError(
          'INVALID_REQUEST',
          'exec approvals base hash required; re-run exec.approvals.get and retry',
        );
      }
      if (baseHash !== undefined && baseHash !== current.hash) {
        throw new GatewayError(
          'INVALID_REQUEST',
          'exec approvals changed since last load; re-run exec.approvals.get and retry',
        );
      }
      const kept = current.file.socket?.token;
      const next =
        file.socket !== undefined && file.socket.token === undefined && kept !== undefined
          ? { ...file, socket: { ...file.socket, token: kept } }
          : file;
      io(`cannot write ${path}`, () => replaceFile(path, `${JSON.stringify(next, null, 2)}\n`));
      return snapshot(protocol);
    },
  };
}

function io<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GatewayError('UNAVAILABLE', `${what}: ${code ?? message}`);
  }
}

const SECURITY = ['deny', 'allowlist', 'full'] as const;
const ASK = ['off', 'on-miss', 'always'] as const;

/** What holds where the file says nothing, or something unknown: the strictest that is of use. */
function resolve(
  defaults: ExecApprovalsFile['defaults'],
): NonNullable<ExecApprovalsSnapshot['resolvedDefaults']> {
  const known = <T extends string>(values: readonly T[], value: string | undefined, fallback: T) =>
    values.find(one => one === value) ?? fallback;
  return {
    security: known(SECURITY, defaults?.security, 'deny'),
    ask: known(ASK, defaults?.ask, 'on-miss'),
    askFallback: known(SECURITY, defaults?.askFallback, 'deny'),
    autoAllowSkills: defaults?.autoAllowSkills ?? false,
  };
}
