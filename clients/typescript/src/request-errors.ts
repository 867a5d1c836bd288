/** Errors of requests that the gateway answered with one. */
import { detailCodeOf, nextAfterError, outcomeOf, readWireError } from './classify.ts';
import { GatewayClientError } from './errors.ts';
import type { InboundResponse } from './frames.ts';
import type { Redact } from './redact.ts';

export interface RequestErrorContext {
  readonly redact: Redact;
  /** Scopes of the session, as far as the gateway says. */
  readonly scopes: readonly string[] | undefined;
  readonly idempotencyKey: string | undefined;
}

function scopeAdvice(scopes: readonly string[] | undefined): string {
  if (scopes === undefined) return 'Ask for it with the option `scopes`.';
  if (scopes.length > 0)
    return `This session has ${scopes.join(', ')}; ask for more with the option \`scopes\`.`;
  return (
    'This session has no scopes at all: ask for them with the option `scopes`, and give the client a device ' +
    'identity, because gateways clear the scopes of most clients without one.'
  );
}

export function failedRequest(
  method: string,
  response: InboundResponse,
  context: RequestErrorContext,
): GatewayClientError {
  const wire = readWireError(response.error, context.redact);
  const detailCode = detailCodeOf(wire);
  const advice = detailCode === 'MISSING_SCOPE' ? `. ${scopeAdvice(context.scopes)}` : '';
  return new GatewayClientError(
    'REQUEST_FAILED',
    `${method}: ${wire.message} (${detailCode ?? wire.code})${advice}`,
    {
      next: nextAfterError(wire),
      outcome: outcomeOf(wire, response.payload),
      method,
      wire,
      detailCode,
      payload: response.payload,
      idempotencyKey: context.idempotencyKey,
    },
  );
}
