/** One line that says how far the run is; only where somebody looks. */
import { runName } from './report/jsonl.ts';
import { needsAttention } from './report/states.ts';
import type { CaseResult } from './result.ts';

export interface Progress {
  readonly show: (one: CaseResult, done: number, total: number) => void;
  readonly clear: () => void;
}

export function progressLine(): Progress {
  const { stderr } = process;
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  let troubled = 0;
  return {
    show: (one, done, total) => {
      if (needsAttention(one)) troubled++;
      const line = `${done}/${total}${troubled > 0 ? `, ${troubled} not passing` : ''}  ${runName(one)}`;
      stderr.write(`\r\u001b[2K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    clear: () => stderr.write('\r\u001b[2K'),
  };
}
