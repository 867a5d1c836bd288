/** Errors in the shape that clients of the OpenAI interface know. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly param: string | undefined;
  readonly code: string | undefined;

  constructor(status: number, message: string, facts: { param?: string; code?: string } = {}) {
    super(message);
    this.status = status;
    this.param = facts.param;
    this.code = facts.code;
  }

  get body(): unknown {
    const { message, param = null, code = null } = this;
    return { error: { message, type: typeOf(this.status), param, code } };
  }
}

/** An error that was asked for. */
export function scriptedError(status: number, message: string): ApiError {
  const code = { 401: 'invalid_api_key', 404: 'model_not_found', 429: 'rate_limit_exceeded' }[status];
  return new ApiError(status, message, code === undefined ? {} : { code });
}

function typeOf(status: number): string {
  if (status === 429) return 'requests';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
