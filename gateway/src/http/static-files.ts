/** Finds and sends the files below one directory. Nothing outside of it can be reached. */
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NO_CONTENT_POLICY, pagePolicy } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** File names that carry a digest of their content, as bundlers write them. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** Why nothing was sent. */
export type Miss = 'not-built' | 'not-found' | { readonly redirect: string };

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
    if (index === undefined || !isBelow(root, index)) return path === '' ? 'not-built' : 'not-found';
    return sendFile(request, response, index);
  }
  return path.endsWith('/') ? 'not-found' : sendFile(request, response, found);
}

/** No parent or hidden segments, no separators or characters that mean something to some file system. */
function isPlainPath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\\:]/.test(path)) return false;
  const segments = path.replace(/\/$/, '').split('/');
  return path === '' || segments.every(segment => segment !== '' && !segment.startsWith('.'));
}

function isBelow(root: string, path: string): boolean {
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
      HASHED.test(path) && !path.endsWith('.html') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return undefined;
    }
    response.setHeader('Content-Type', TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream');
    if (extname(path).toLowerCase() === '.html') await sendPage(request, response, file);
    else await sendBytes(request, response, file, info.size);
    return undefined;
  } finally {
    await file.close();
  }
}

async function sendPage(request: IncomingMessage, response: ServerResponse, file: FileHandle): Promise<void> {
  const html = await file.readFile('utf8');
  response.setHeader('Content-Security-Policy', pagePolicy(html, request.headers.host));
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
