/** Headers that every answer over HTTP carries, and the content security policy of pages. */
import { createHash } from 'node:crypto';

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** For answers that are no pages: nothing may be loaded, run or framed. */
export const NO_CONTENT_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The policy of a page: everything from this gateway alone. Inline scripts and styles that the page
 * was built with are named by digest, so that injected ones do not run.
 */
export function pagePolicy(html: string, host: string | undefined): string {
  // Older browsers do not count WebSockets of the same origin as 'self'.
  const sockets = host === undefined ? '' : ` ws://${host} wss://${host}`;
  return [
    "default-src 'none'",
    `script-src 'self'${digests(html, 'script')}`,
    `style-src 'self'${digests(html, 'style')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function digests(html: string, element: 'script' | 'style'): string {
  const inline = new RegExp(`<${element}(?=[\\s>])([^>]*)>([\\s\\S]*?)</${element}\\s*>`, 'gi');
  return [...html.matchAll(inline)]
    .filter(([, attributes, text]) => text !== '' && !/\ssrc\s*=/i.test(attributes ?? ''))
    .map(([, , text]) => ` 'sha256-${createHash('sha256').update(text!, 'utf8').digest('base64')}'`)
    .join('');
}
