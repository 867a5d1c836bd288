/** How much memory a gateway takes that was started by a command. */
import { readdirSync, readFileSync } from 'node:fs';

/** Pages are 4 KiB wherever this runs on. */
const PAGE_BYTES = 4096;

/** Resident bytes of a process group; undefined where nobody tells. */
export function groupMemory(group: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let total: number | undefined;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      // The name of the program stands in parentheses and may hold anything.
      const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      if (Number(after[2]) === group) total = (total ?? 0) + Number(after[21]) * PAGE_BYTES;
    } catch {
      // It has ended in the meantime.
    }
  }
  return total;
}
