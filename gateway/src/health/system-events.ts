import type { SystemEventQueue } from '../ports.ts';

/** Longest text that is kept; the rest is cut, so that the queue is bounded in bytes too. */
const MAX_TEXT = 4096;

/** Texts that wait for the next agent turn: at most `max`, oldest dropped first. */
export function createSystemEventQueue(max: number): SystemEventQueue {
  let waiting: string[] = [];
  return {
    push(text) {
      waiting.push(text.slice(0, MAX_TEXT));
      if (waiting.length > max) waiting.splice(0, waiting.length - max);
    },
    list: () => [...waiting],
    drain() {
      const all = waiting;
      waiting = [];
      return all;
    },
  };
}
