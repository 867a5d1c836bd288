/** Exit codes, and errors on their way to the person at the keyboard. */
import type { GatewayClientError } from '@clawspec/client';
import { EXIT_CODES, StartupError } from '@clawspec/gateway/config';
import { DEFAULTS, type MethodName } from '@clawspec/protocol';

export const EXIT = {
  ok: 0,
  /** The gateway refused or failed the request. */
  failed: 1,
  /** Wrong flags, wrong configuration. */
  usage: 2,
  /** No gateway there, or it does not let us in. */
  unreachable: 3,
  /** Stopped by the person at the keyboard, as shells count it. */
  interrupted: 130,
} as const;

export const EXIT_HELP = `
Exit codes:
  0  done
  1  the gateway refused or failed the request
  2  wrong usage or configuration
  3  no gateway there, or it refused the connection

  openclaw gateway: ${startupCodes()}

Environment:
  OPENCLAW_GATEWAY_TOKEN     token of the gateway; unlike --token, other users cannot see it
  OPENCLAW_GATEWAY_PASSWORD  the same for a gateway in password mode
  OPENCLAW_GATEWAY_URL       gateway to talk to; takes its token from the environment or --token
  OPENCLAW_GATEWAY_PORT      port of the gateway on this machine (default ${DEFAULTS.port})
  OPENCLAW_STATE_DIR         where state is kept (default ~/.clawspec)
  OPENCLAW_CONFIG_PATH       configuration (default openclaw.json in the state directory)
  NO_COLOR                   no colours
`;

function startupCodes(): string {
  const names = Map.groupBy(Object.entries(EXIT_CODES), ([, code]) => code);
  return [...names]
    .toSorted(([a], [b]) => a - b)
    .map(
      ([code, list]) =>
        `${code} ${list.map(([name]) => name.toLowerCase().replaceAll('_', ' ')).join(' / ')}`,
    )
    .join(', ');
}

/** What a command ends with when it cannot go on. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(code: string, message: string, exitCode: number, hint?: string) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

export function usageError(message: string, hint?: string): CliError {
  return new CliError('USAGE', message, EXIT.usage, hint);
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly exitCode: number;
  /** The error of the response, when the gateway answered with one. */
  readonly wire?: unknown;
}

/** What happened, what it means for the exit code, and what to do. */
export function toFailure(error: unknown): Failure {
  if (error instanceof CliError) {
    const { code, message, hint, exitCode } = error;
    return { code, message, hint, exitCode };
  }
  if (error instanceof StartupError) {
    return { code: error.code, message: error.message, hint: error.hint, exitCode: EXIT.usage };
  }
  if (isClientError(error)) return clientFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UNEXPECTED', message, hint: undefined, exitCode: EXIT.failed };
}

/** By name: the class is loaded only by commands that connect. */
function isClientError(error: unknown): error is GatewayClientError {
  return error instanceof Error && error.name === ('GatewayClientError' satisfies GatewayClientError['name']);
}

function clientFailure(error: GatewayClientError): Failure {
  // Errors of a request name its method; all others are about the connection.
  const isRequest = error.method !== undefined && error.method !== ('connect' satisfies MethodName);
  const exitCode = isRequest ? EXIT.failed : EXIT.unreachable;
  const text = error.wire?.message ?? error.message;
  return {
    code: error.detailCode ?? error.wire?.code ?? error.code,
    message: isRequest ? `${error.method}: ${text}` : text,
    hint: hintFor(error),
    exitCode,
    ...(error.wire === undefined ? {} : { wire: error.wire }),
  };
}

function hintFor(error: GatewayClientError): string | undefined {
  if (error.pairingRequestId !== undefined) {
    return `let an operator run: openclaw devices approve ${error.pairingRequestId}`;
  }
  if (error.missingScope !== undefined) return `the session lacks ${error.missingScope}`;
  switch (error.detailCode) {
    case 'AUTH_TOKEN_MISSING':
      return 'give the token of the gateway with OPENCLAW_GATEWAY_TOKEN or --token';
    case 'AUTH_TOKEN_MISMATCH':
      return 'check --token, OPENCLAW_GATEWAY_TOKEN, or the state directory of the gateway';
    case 'AUTH_RATE_LIMITED':
      return 'wait a few minutes before the next attempt';
    case 'PROTOCOL_MISMATCH':
      return 'update this program or the gateway';
  }
  switch (error.code) {
    case 'CONNECT_FAILED':
      return 'start one with: openclaw gateway; or check the address';
    case 'TIMEOUT':
      return 'give it more time with --timeout, or look at the log of the gateway';
    case 'CONNECTION_LOST':
      return 'whether the request took effect is not known; look before you repeat it';
    default:
      return undefined;
  }
}
