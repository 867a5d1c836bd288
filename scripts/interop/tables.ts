/** The files outside of `generated/` that show verdicts. */
import { type Verdict, verdictsDocument, verdictsSummary } from '../../spec/src/emit/verdicts.ts';
import type { IrRequirement } from '../../spec/src/ir.ts';

const BLOCK = /(<!-- verdicts -->\n)[\s\S]*?(<!-- \/verdicts -->)/u;

/** Path from the root to text. `read` gives what stands there now. */
export function verdictTables(
  verdicts: readonly Verdict[],
  requirements: readonly IrRequirement[],
  read: (path: string) => string,
): Map<string, string> {
  return new Map([
    ['README.md', between(read('README.md'), verdictsSummary(verdicts))],
    ['conformance/results/README.md', verdictsDocument(verdicts, requirements)],
  ]);
}

/** Replaces what stands between the markers. Throws when they are gone. */
export function between(page: string, text: string): string {
  if (!BLOCK.test(page)) throw new Error('README.md has no <!-- verdicts --> … <!-- /verdicts -->');
  return page.replace(BLOCK, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);
}
