/** Handlers of the family `host`: the log and the identity of the gateway. */
import type { LogsTailParams, LogsTailResult } from '@clawspec/protocol';
import { GatewayError } from '../errors.ts';
import type { GatewayIdentity } from '../identity/identity.ts';
import type { LogFile } from '../log/log-file.ts';
import type { Handlers } from '../ports.ts';

export interface HostParts {
  readonly logFile: LogFile;
  readonly identity: () => GatewayIdentity;
}

function tail(logFile: LogFile, params: LogsTailParams): LogsTailResult {
  try {
    return logFile.tail(params);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GatewayError('UNAVAILABLE', `the log file cannot be read (${code})`);
  }
}

export function hostHandlers({
  logFile,
  identity,
}: HostParts): Handlers<'logs.tail' | 'gateway.identity.get'> {
  return {
    'logs.tail': (params, { caller }) => {
      const { skippedBytes, ...result } = tail(logFile, params);
      return caller.protocol < 4 || skippedBytes === undefined ? result : { ...result, skippedBytes };
    },
    'gateway.identity.get': () => identity(),
  };
}
