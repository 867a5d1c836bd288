/** Finds and sends the files below one directory. Nothing outside of it can be reached. */
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NO_CONTENT_POLICY, pagePolicy } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** File names that carry a digest of their content, as bundlers write them. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** Why nothing was sent. `folder` is a directory without an index, when the caller asked for those. */
export type Miss = 'not-built' | 'not-found' | { readonly redirect: string } | { readonly folder: string };

/** How files are sent when it is not as those of a built web page. */
export interface SendOptions {
  /** Changes a page on its way out and gives its content security policy. */
  readonly page: (html: string, host: string | undefined) => { html: string; policy: string };
  /** Whether names with a digest in them stand for content that never changes. */
  readonly immutable: boolean;
}

const BUILT: SendOptions = {
  page: (html, host) => ({ html, policy: pagePolicy(html, host) }),
  immutable: true,
};

/**
 * Sends the file that `path` names below `dir`, `index.html` for directories. `path` is the decoded
 * rest of the URL path behind the prefix, without a leading slash.
 *
 * @returns undefined when an answer was sent.
 */
export async function sendStatic(
  request: IncomingMessage,
  response: ServerResponse,
  dir: string,
  path: string,
  options?: SendOptions,
): Promise<Miss | undefined> {
  const root = await real(dir);
  if (root === undefined) return 'not-built';
  if (!isPlainPath(path)) return 'not-found';

  const found = await real(join(root, path));
  // After links are resolved: a link that leaves the directory leads nowhere.
  if (found === undefined || !isBelow(root, found)) return 'not-found';
  if ((await stat(found)).isDirectory()) {
    if (path !== '' && !path.endsWith('/')) {
      return { redirect: `./${encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))}/` };
    }
    const index = await real(join(found, 'index.html'));
    if (index === undefined || !isBelow(root, index)) {
      if (options !== undefined) return { folder: path };
      return path === '' ? 'not-built' : 'not-found';
    }
    return sendFile(request, response, index, options);
  }
  return path.endsWith('/') ? 'not-found' : sendFile(request, response, found, options);
}

/** No parent or hidden segments, no separators or characters that mean something to some file system. */
function isPlainPath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\\:]/.test(path)) return false;
  const segments = path.replace(/\/$/, '').split('/');
  return path === '' || segments.every(segment => segment !== '' && !segment.startsWith('.'));
}

export function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

async function real(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP';
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  options: SendOptions = BUILT,
): Promise<Miss | undefined> {
  const file = await open(path, 'r');
  try {
    const info = await file.stat();
    if (!info.isFile()) return 'not-found';
    const etag = `"${info.size.toString(16)}-${Math.trunc(info.mtimeMs).toString(16)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Last-Modified', info.mtime.toUTCString());
    response.setHeader(
      'Cache-Control',
      options.immutable && HASHED.test(path) && !path.endsWith('.html')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    );
    if (matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return undefined;
    }
    response.setHeader('Content-Type', TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream');
    if (/\.html?$/i.test(path)) await sendPage(request, response, file, options);
    else await sendBytes(request, response, file, info.size);
    return undefined;
  } finally {
    await file.close();
  }
}

async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileHandle,
  options: SendOptions,
): Promise<void> {
  const { html, policy } = options.page(await file.readFile('utf8'), request.headers.host);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Content-Length', Buffer.byteLength(html));
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : html);
}

async function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileHandle,
  size: number,
): Promise<void> {
  response.setHeader('Content-Security-Policy', NO_CONTENT_POLICY);
  response.setHeader('Content-Length', size);
  response.writeHead(200);
  if (request.method === 'HEAD' || size === 0) response.end();
  // `end` keeps a file that grows meanwhile from overrunning the announced length.
  else await pipeline(file.createReadStream({ autoClose: false, start: 0, end: size - 1 }), response);
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some(one => one.trim().replace(/^W\//, '') === etag);
}
