/** Tells open pages that something changed: server-sent events, and the few lines of script that listen for them. */
import { type FSWatcher, watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { CANVAS_PATHS } from '@clawspec/protocol';
import type { Log } from '../ports.ts';

export const RELOAD_EVENTS = CANVAS_PATHS.reload;
export const RELOAD_SCRIPT = CANVAS_PATHS.reloadScript;

/** A gateway that comes back may serve other pages: the browser reconnects by itself, and the page reloads then. */
export const RELOAD_SOURCE = `const events = new EventSource(${JSON.stringify(RELOAD_EVENTS)});
let lost = false;
events.addEventListener('error', () => { lost = true; });
events.addEventListener('open', () => { if (lost) location.reload(); });
events.addEventListener('reload', () => location.reload());
`;

const TAG = `<script type="module" src="${RELOAD_SCRIPT}"></script>`;

/** The page with the script in it: before the end of its body, or at its end. */
export function withReload(html: string): string {
  const end = html.toLowerCase().lastIndexOf('</body');
  return end === -1 ? `${html}\n${TAG}\n` : `${html.slice(0, end)}${TAG}\n${html.slice(end)}`;
}

const MAX_LISTENERS = 100;
/** Editors write in several steps. */
const SETTLE_MS = 100;
const KEEP_ALIVE_MS = 25_000;

export interface LiveReload {
  /** Takes over the response. False when there are too many already. */
  attach(response: ServerResponse): boolean;
  close(): void;
}

/** Watches the folder while somebody listens. */
export function createLiveReload(dir: string, log: Log): LiveReload {
  const listeners = new Set<ServerResponse>();
  let watcher: FSWatcher | undefined;
  let settling: NodeJS.Timeout | undefined;
  let keepAlive: NodeJS.Timeout | undefined;

  const send = (text: string) => {
    for (const response of listeners) response.write(text);
  };

  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => send('event: reload\ndata: {}\n\n'), SETTLE_MS);
  };

  const start = () => {
    keepAlive = setInterval(() => send(': still here\n\n'), KEEP_ALIVE_MS);
    keepAlive.unref();
    try {
      watcher = watch(dir, { recursive: true, persistent: false }, changed);
      watcher.on('error', error => {
        log.warn('canvas: the folder cannot be watched any more; pages have to be reloaded by hand', {
          error,
        });
        watcher?.close();
        watcher = undefined;
      });
    } catch (error) {
      log.warn('canvas: the folder cannot be watched; pages have to be reloaded by hand', { error });
    }
  };

  const stop = () => {
    clearInterval(keepAlive);
    clearTimeout(settling);
    watcher?.close();
    watcher = undefined;
  };

  return {
    attach(response) {
      if (listeners.size >= MAX_LISTENERS) return false;
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      if (listeners.size === 0) start();
      listeners.add(response);
      response.write('retry: 1000\n\n');
      response.on('error', () => response.destroy());
      response.once('close', () => {
        listeners.delete(response);
        if (listeners.size === 0) stop();
      });
      return true;
    },
    close() {
      stop();
      for (const response of listeners) response.end();
    },
  };
}
