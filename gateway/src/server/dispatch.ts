/** Requests after the handshake: who may call what, with which params, and what comes back. */
import { ERROR_CODES, METHODS, type MethodName, type ParamsOf } from '@clawspec/protocol';
import { ADMIN } from '../auth/scopes.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { Caller, Handlers, Log, Protocol, Request, Response, WireError } from '../ports.ts';
import { Replay } from '../ports.ts';
import { parseMessage, repeatableId } from './frames.ts';
import type { Limits } from './limits.ts';
import { existsIn } from './protocols.ts';
import type { Session } from './session.ts';
import type { Validator } from './validator.ts';

/** Methods that a session can call: all but the one that opens it. */
export type SessionMethod = Exclude<MethodName, 'connect'>;

export interface DispatchDeps {
  readonly handlers: Handlers<SessionMethod>;
  readonly validator: Validator;
  readonly limits: Limits;
  readonly log: Log;
}

interface RequestFrame {
  readonly id: string;
  readonly method: string;
  readonly params?: unknown;
}

export interface Dispatcher {
  /** Takes one message of a session. What is no JSON is ignored. */
  handle(message: Buffer, session: Session): void;
}

export function createDispatcher(deps: DispatchDeps): Dispatcher {
  return {
    handle(message, session) {
      const parsed = parseMessage(message);
      if (!parsed) return;
      const problem = deps.validator.problem('RequestFrame', parsed.value);
      if (problem !== undefined) {
        const error = new GatewayError('INVALID_REQUEST', `invalid request frame: ${problem}`);
        session.respond(repeatableId(parsed.value), failure(error, session.caller.protocol));
        return;
      }
      serve(parsed.value as RequestFrame, session, deps);
    },
  };
}

function serve(frame: RequestFrame, session: Session, deps: DispatchDeps): void {
  const answer = (response: Response) => session.respond(frame.id, response);
  const refuse = (error: unknown) => answer(toResponse(error, frame.method, session.caller, deps.log));
  try {
    const method = authorise(frame.method, session.caller);
    const params = frame.params ?? {};
    const problem = deps.validator.problem(METHODS[method].params, params);
    if (problem !== undefined) {
      throw new GatewayError('INVALID_REQUEST', `invalid ${method} params: ${problem}`);
    }
    if (session.inFlight >= deps.limits.inFlightPerConnection) throw busy();
    const request = requestOf(frame.id, method, session);
    const result = invoke(deps.handlers, method, params as ParamsOf<typeof method>, request);
    if (!(result instanceof Promise)) {
      answer(success(result, session.caller.protocol));
      return;
    }
    session.inFlight += 1;
    result
      .then(value => answer(success(value, session.caller.protocol)))
      .catch(refuse)
      .finally(() => {
        session.inFlight -= 1;
      });
  } catch (error) {
    refuse(error);
  }
}

function invoke<M extends SessionMethod>(
  handlers: Handlers<SessionMethod>,
  method: M,
  params: ParamsOf<M>,
  request: Request<M>,
) {
  return handlers[method](params, request);
}

function requestOf<M extends SessionMethod>(id: string, method: M, session: Session): Request<M> {
  const { caller } = session;
  return {
    id,
    method,
    caller,
    signal: session.signal,
    respondAgain: response => session.respond(id, forProtocol(response, caller.protocol)),
  };
}

/** Role and scope come before anything is said about the method: who may not call it learns nothing about it. */
function authorise(name: string, caller: Caller): SessionMethod {
  const method = methodOf(name, caller.protocol);
  const sessionMethod = method !== undefined && method.role !== 'pre-auth';
  const role = sessionMethod ? method.role : 'operator';
  if (role !== 'any' && role !== caller.role) {
    throw new GatewayError('INVALID_REQUEST', `unauthorized role: ${caller.role}`);
  }
  const scopes: readonly string[] = sessionMethod ? method.scopes : [ADMIN];
  if (scopes.length > 0 && !scopes.some(scope => caller.hasScope(scope))) throw missingScope(scopes);
  if (sessionMethod) return name as SessionMethod;
  throw new GatewayError(
    'INVALID_REQUEST',
    name === 'connect' ? 'connect is only valid as the first request' : `unknown method: ${name}`,
  );
}

/** The definition of a method, if the protocol of the session has it: to other sessions it is unknown. */
function methodOf(name: string, protocol: Protocol): (typeof METHODS)[MethodName] | undefined {
  if (!Object.hasOwn(METHODS, name)) return undefined;
  const method = METHODS[name as MethodName];
  return existsIn(method, protocol) ? method : undefined;
}

export function missingScope(requiredScopes: readonly string[]): GatewayError {
  const [scope] = requiredScopes;
  return new GatewayError('FORBIDDEN', `missing scope: ${scope}`, {
    details: { code: 'MISSING_SCOPE', missingScope: scope, requiredScopes },
  });
}

function busy(): GatewayError {
  return new GatewayError('UNAVAILABLE', 'The server is busy. Please try again in a moment.', {
    retryable: true,
  });
}

function success(result: unknown, protocol: Protocol): Response {
  return result instanceof Replay ? forProtocol(result.response, protocol) : { ok: true, payload: result };
}

function toResponse(error: unknown, method: string, caller: Caller, log: Log): Response {
  if (error instanceof GatewayError) return failure(error, caller.protocol);
  log.error('a handler failed', { method, connId: caller.connId, error });
  return failure(new GatewayError('UNAVAILABLE', 'internal error'), caller.protocol);
}

function failure(error: GatewayError, protocol: Protocol): Response {
  return forProtocol(
    { ok: false, error: error.toWire(), ...(error.payload === undefined ? {} : { payload: error.payload }) },
    protocol,
  );
}

function forProtocol(response: Response, protocol: Protocol): Response {
  return response.ok ? response : { ...response, error: errorFor(response.error, protocol) };
}

/** A code that a protocol does not know yet becomes the one that its clients expect in its place. */
function errorFor(error: WireError, protocol: Protocol): WireError {
  const known = Object.hasOwn(ERROR_CODES, error.code) ? ERROR_CODES[error.code as ErrorCode].since : 3;
  return known > protocol ? { ...error, code: 'INVALID_REQUEST' } : error;
}
