/** `clawspec report`: other reports from a JSONL report, without running anything again. */
import { readFileSync } from 'node:fs';
import { loadCases } from './case/load.ts';
import { UsageError } from './errors.ts';
import { readJsonl } from './report/jsonl.ts';
import { parseOutput, printResult, readDocs } from './report/outputs.ts';
import { loadSpec } from './spec.ts';

export interface ReportOptions {
  readonly to: readonly string[];
  readonly docs?: string;
  readonly cases: string;
}

/** Without `--to` the report is shown as text. Throws UsageError for a file that is no report, or is cut off. */
export function renderReport(file: string, options: ReportOptions): void {
  const result = readJsonl(read(file), file);
  const outputs = options.to.map(option => parseOutput(option, '--to'));
  const library = {
    requirements: loadSpec().requirements,
    cases: loadCases(options.cases),
    docs: readDocs(options.docs),
  };
  for (const output of outputs) output.write(result, library);
  if (outputs.length === 0) printResult(result, library, false);
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the report: ${(error as Error).message}`);
  }
}
