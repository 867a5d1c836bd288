/** HTTP beside the WebSocket: whether the gateway lives and is ready, and the static pages. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Health, Log } from '../ports.ts';
import { isHostAllowed } from './host-check.ts';
import { NO_CONTENT_POLICY, SECURITY_HEADERS } from './security-headers.ts';
import { sendStatic } from './static-files.ts';

export interface StaticMount {
  /** URL path, such as `/` or `/docs`. */
  readonly prefix: string;
  readonly dir: string;
  /** Command that writes `dir`, for the page that says it is missing. Default: `npm run build:web`. */
  readonly build?: string;
}

export interface HttpOptions {
  readonly statics: readonly StaticMount[];
  readonly health: Health;
  /** Whether connections are accepted. */
  readonly ready: () => boolean;
  readonly log: Log;
  /** Further host names under which pages are served over loopback, such as that of a reverse proxy. */
  readonly allowedHosts?: readonly string[];
}

export function createHttpHandler(
  options: HttpOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const started = performance.now();
  const allowed = new Set((options.allowedHosts ?? []).map(host => host.toLowerCase()));
  const mounts = options.statics
    .map(mount => ({ ...mount, prefix: mount.prefix.replace(/\/+$/, '') }))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(request, response, 405, 'Method not allowed: only GET and HEAD are.');
    }
    const path = decodePath(request.url ?? '/');
    if (path === undefined) return sendText(request, response, 400, 'Bad request: the path cannot be read.');
    if (path === '/health' || path === '/healthz') {
      return sendJson(request, response, 200, { ok: true, status: 'live' });
    }
    if (path === '/ready' || path === '/readyz') return sendReady(request, response);
    if (!isHostAllowed(request.headers.host, request.socket.localAddress, allowed)) {
      return sendText(
        request,
        response,
        421,
        'This host name is not served here. Open http://127.0.0.1 instead, or add its origin to gateway.controlUi.allowedOrigins.',
      );
    }
    return sendPage(request, response, path);
  };

  const sendReady = (request: IncomingMessage, response: ServerResponse): void => {
    const failing = [
      ...(options.ready() ? [] : ['gateway']),
      ...(options.health.snapshot().ok === false ? ['sessions'] : []),
    ];
    const uptimeMs = Math.round(performance.now() - started);
    const ready = failing.length === 0;
    sendJson(request, response, ready ? 200 : 503, { ready, failing, uptimeMs });
  };

  const sendPage = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const mount = mounts.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    if (mount === undefined) return sendText(request, response, 404, 'Not found.');
    // Relative links of the page need the slash.
    if (path === mount.prefix && path !== '') return redirect(request, response, `${mount.prefix}/`);
    const miss = await sendStatic(request, response, mount.dir, path.slice(mount.prefix.length + 1));
    if (miss === undefined) return;
    if (miss === 'not-found') return sendText(request, response, 404, 'Not found.');
    if (typeof miss === 'object' && 'redirect' in miss) return redirect(request, response, miss.redirect);
    return sendText(
      request,
      response,
      503,
      `This page is not built yet. Build it with \`${mount.build ?? 'npm run build:web'}\` and reload.`,
    );
  };

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (isDisconnect(error)) return response.destroy();
      options.log.error('http: a request failed', { error });
      if (response.headersSent) return response.destroy();
      return sendText(request, response, 500, 'Something went wrong here; the log of the gateway says what.');
    });
  };
}

/** The decoded path without query, or undefined when it is malformed. */
export function decodePath(url: string): string | undefined {
  const raw = url.split(/[?#]/, 1)[0]!;
  if (!raw.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

export function redirect(
  request: IncomingMessage,
  response: ServerResponse,
  location: string,
  status = 308,
): void {
  response.setHeader('Location', location);
  sendText(request, response, status, `Moved to ${location}`);
}

export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
): void {
  send(request, response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void {
  send(request, response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
): void {
  for (const name of ['ETag', 'Last-Modified']) response.removeHeader(name);
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': NO_CONTENT_POLICY,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function isDisconnect(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
