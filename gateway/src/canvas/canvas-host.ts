/**
 * Serves HTML that agents edit, on a port of its own: another origin than the control plane, so that what runs
 * in these pages reaches nothing there. No credentials are asked for and none are told.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CANVAS_PATHS } from '@clawspec/protocol';
import { createServer } from '../http/node-http.ts';
import { decodePath, isDisconnect, redirect, sendText } from '../http/handler.ts';
import { isHostAllowed, isLoopbackAddress } from '../http/host-check.ts';
import { SECURITY_HEADERS } from '../http/security-headers.ts';
import { sendStatic } from '../http/static-files.ts';
import type { Log } from '../ports.ts';
import { listingPage } from './listing.ts';
import { createLiveReload, RELOAD_EVENTS, RELOAD_SCRIPT, RELOAD_SOURCE, withReload } from './live-reload.ts';

const CANVAS_PATH = CANVAS_PATHS.canvas.slice(0, -1);
const A2UI_PATH = CANVAS_PATHS.a2ui.slice(0, -1);

export interface CanvasHostOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Made (mode 0700) when it is missing. */
  readonly dir: string;
  readonly liveReload: boolean;
  readonly log: Log;
  /** Host names under which pages are served over loopback, besides those of this machine. */
  readonly allowedHosts?: readonly string[];
}

export interface CanvasHost {
  readonly port: number;
  /** Where a client finds it that reached the gateway under this host header. */
  urlFor(hostHeader: string | undefined): string;
  close(): Promise<void>;
}

/**
 * Agents write scripts and styles into their pages as they like; all of it comes from here, and talks to
 * nothing else.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Starts it. A port that is taken or a folder that cannot be used is a warning, no reason not to run. */
export async function startCanvasHost(options: CanvasHostOptions): Promise<CanvasHost | undefined> {
  const { host, log } = options;
  try {
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
    const root = realpathSync(options.dir);
    const canvas = createCanvas({ ...options, dir: root });
    const server = createServer(canvas.handle);
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    await listening(server, options.port, host);
    const { port } = server.address() as AddressInfo;
    log.debug('canvas host', { port, dir: root });
    if (!isLoopbackAddress(host) && host !== 'localhost') {
      log.warn('everyone who can reach this machine can see the canvas', { host, port });
    }
    return {
      port,
      urlFor: header => `http://${nameOf(header) ?? reachable(host)}:${port}`,
      close: () => {
        canvas.close();
        return closed(server);
      },
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `port ${options.port} is taken` : (code ?? message);
    log.warn(`no canvas host: ${why}`, { port: options.port, dir: options.dir });
    return undefined;
  }
}

function createCanvas({ dir, liveReload, log, allowedHosts = [] }: CanvasHostOptions) {
  const allowed = new Set(allowedHosts.map(name => name.toLowerCase()));
  const reload = liveReload ? createLiveReload(dir, log) : undefined;
  const page = (html: string) => ({
    html: reload === undefined ? html : withReload(html),
    policy: PAGE_POLICY,
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(request, response, 405, 'Method not allowed: only GET and HEAD are.');
    }
    if (!isHostAllowed(request.headers.host, request.socket.localAddress, allowed)) {
      return sendText(request, response, 421, 'This host name is not served here.');
    }
    const path = decodePath(request.url ?? '/');
    if (path === undefined) return sendText(request, response, 400, 'Bad request: the path cannot be read.');
    if (path === CANVAS_PATHS.root || path === CANVAS_PATH)
      return redirect(request, response, `${CANVAS_PATH}/`, 307);
    if (path === A2UI_PATH || path.startsWith(`${A2UI_PATH}/`)) {
      return sendText(request, response, 501, 'A2UI is not served yet: this path is kept for it.');
    }
    if (reload !== undefined && path === RELOAD_SCRIPT) return sendScript(request, response);
    if (reload !== undefined && path === RELOAD_EVENTS) {
      if (request.method === 'GET' && reload.attach(response)) return;
      return sendText(request, response, 503, 'Too many pages listen already.');
    }
    if (!path.startsWith(`${CANVAS_PATH}/`)) return sendText(request, response, 404, 'Not found.');
    return sendCanvas(request, response, path.slice(CANVAS_PATH.length + 1));
  };

  const sendCanvas = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const miss = await sendStatic(request, response, dir, path, { page, immutable: false });
    if (miss === undefined) return;
    if (typeof miss === 'object' && 'redirect' in miss) {
      return redirect(request, response, miss.redirect, 307);
    }
    if (typeof miss === 'object') return sendListing(request, response, miss.folder);
    return sendText(request, response, 404, 'Not found.');
  };

  const sendListing = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const { html, policy } = page(await listingPage(dir, path));
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(html),
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
    });
    response.end(request.method === 'HEAD' ? undefined : html);
  };

  return {
    handle: (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response).catch((error: unknown) => {
        if (isDisconnect(error)) return response.destroy();
        log.error('canvas: a request failed', { error });
        if (response.headersSent) return response.destroy();
        return sendText(
          request,
          response,
          500,
          'Something went wrong here; the log of the gateway says what.',
        );
      });
    },
    close: () => reload?.close(),
  };
}

function sendScript(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Content-Length': Buffer.byteLength(RELOAD_SOURCE),
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : RELOAD_SOURCE);
}

/** The name in a host header, when it is one that can be repeated. */
function nameOf(header: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1];
}

function reachable(host: string): string {
  const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return name.includes(':') ? `[${name}]` : name;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
