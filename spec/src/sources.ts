/** Reads the parts of the specification that are data: examples and requirements. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type IrInputs, SpecError } from './build-ir.ts';
import type { IrExample, IrRequirement } from './ir.ts';

const ROOT = join(import.meta.dirname, '..');

export function readSources(root = ROOT): IrInputs {
  return {
    examples: readExamples(join(root, 'examples')),
    requirements: readRequirements(join(root, 'requirements.yaml')),
  };
}

/** `examples/<method>/<case>.json` and `examples/event.<event>/<case>.json`. */
function readExamples(folder: string): Map<string, Map<string, IrExample>> {
  const examples = new Map<string, Map<string, IrExample>>();
  for (const name of readdirSync(folder).sort()) {
    const cases = new Map<string, IrExample>();
    for (const file of readdirSync(join(folder, name)).sort()) {
      if (!file.endsWith('.json')) throw new SpecError(`examples/${name}/${file} is not JSON`);
      const path = join(folder, name, file);
      try {
        const { title, protocol, note, frames } = JSON.parse(readFileSync(path, 'utf8')) as IrExample;
        const example = file.slice(0, -'.json'.length);
        cases.set(example, {
          name: example,
          title,
          protocol,
          ...(note === undefined ? {} : { note }),
          frames,
        });
      } catch (error) {
        throw new SpecError(`examples/${name}/${file}: ${(error as Error).message}`);
      }
    }
    examples.set(name, cases);
  }
  return examples;
}

function readRequirements(path: string): IrRequirement[] {
  const document = parse(readFileSync(path, 'utf8')) as { requirements: IrRequirement[] };
  return document.requirements;
}
