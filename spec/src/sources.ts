/** Reads the parts of the specification that are data: examples and requirements. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type IrInputs, SpecError } from './build-ir.ts';
import type { Catalogue } from './catalogue.ts';
import { type Contract, compareVersions } from './compare/contract.ts';
import type { Prose } from './emit/emitter.ts';
import type { IrExample, IrProfile, IrRequirement } from './ir.ts';

const ROOT = join(import.meta.dirname, '..');

export function readSources(root = ROOT): IrInputs {
  return {
    examples: readExamples(join(root, 'examples')),
    requirements: readRequirements(join(root, 'requirements.yaml')),
    profiles: readProfiles(join(root, '..', 'conformance', 'profiles')),
    catalogue: readCatalogue(join(root, 'catalogue.json')),
    baselines: readBaselines(join(root, 'baselines')),
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

/**
 * The profiles of the conformance suite: data like the cases that `requirements.yaml` names. The foundations
 * come first, then the others by name, gateways before clients.
 */
function readProfiles(folder: string): IrProfile[] {
  const first = ['core', 'operator-chat'];
  const place = ({ profile, side }: IrProfile) =>
    `${side === 'gateway' ? 0 : 1}${first.includes(profile) ? first.indexOf(profile) : first.length}${profile}`;
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as IrProfile)
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function readCatalogue(path: string): Catalogue {
  return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
}

/** `baselines/<version>.json`, oldest first. */
function readBaselines(folder: string): Contract[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => {
      const contract = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Contract;
      if (`${contract.spec}.json` !== file)
        throw new SpecError(`baselines/${file} holds version ${contract.spec}`);
      return contract;
    })
    .sort((a, b) => compareVersions(a.spec, b.spec));
}

/** The chapters of `src/prose`, in the order in which its README lists them. */
export function readProse(root = ROOT): Prose[] {
  const folder = join(root, 'src', 'prose');
  const listed = [
    ...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^- \[[^\]]+\]\(([a-z-]+)\.md\)/gm),
  ].map(match => match[1] ?? '');
  const present = readdirSync(folder)
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .map(file => file.slice(0, -'.md'.length));
  const lost = present.filter(id => !listed.includes(id));
  if (lost.length > 0) throw new SpecError(`src/prose/README.md does not list ${lost.join(', ')}`);
  return listed.map(id => {
    if (!present.includes(id)) throw new SpecError(`src/prose/${id}.md is missing`);
    const text = readFileSync(join(folder, `${id}.md`), 'utf8');
    const title = /^# (.+)\n+/.exec(text);
    if (title?.[1] === undefined) throw new SpecError(`src/prose/${id}.md does not begin with a title`);
    return { id, title: title[1], markdown: text.slice(title[0].length) };
  });
}
