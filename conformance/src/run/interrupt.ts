/** What has to be undone when the suite itself is interrupted: what it started leads groups of its own. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const undoing = new Set<() => void>();

function interrupted(signal: NodeJS.Signals): void {
  for (const undo of undoing) {
    try {
      undo();
    } catch {
      // The others still have to be undone, and nobody is left to be told.
    }
  }
  undoing.clear();
  listen('off');
  // Without listeners the signal does what it always does.
  process.kill(process.pid, signal);
}

function listen(how: 'on' | 'off'): void {
  for (const signal of SIGNALS) process[how](signal, interrupted);
}

/** Calls `undo`, which must not wait for anything, when a signal ends this process; until the returned function is called. */
export function whenInterrupted(undo: () => void): () => void {
  if (undoing.size === 0) listen('on');
  undoing.add(undo);
  return () => {
    if (undoing.delete(undo) && undoing.size === 0) listen('off');
  };
}
