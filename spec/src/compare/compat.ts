/** Compares two contracts and says, change by change, whom it breaks. Pure: no clock, no files. */
import type { ProtocolVersion } from '../define.ts';
import type { ContractChange, Impact } from '../ir.ts';
import { projectDefinitions } from '../project.ts';
import { compareItems } from './compat-items.ts';
import { compareRegistries } from './compat-registries.ts';
import type { Contract } from './contract.ts';
import { type Direction, judge } from './impact.ts';
import { diffSchemas } from './schema-diff.ts';
import { reachable } from './shape.ts';

export interface ContractComparison {
  readonly from: string;
  readonly to: string;
  /** Wire protocol versions that came with the second contract. */
  readonly newProtocols: readonly ProtocolVersion[];
  readonly changes: readonly ContractChange[];
  /** Breaking changes of a protocol that has no new number: they must not be released. */
  readonly forbidden: readonly ContractChange[];
}

const ORDER: readonly Impact[] = ['breaking', 'additive', 'neutral'];

export function compareContracts(before: Contract, after: Contract): ContractComparison {
  const newProtocols = after.protocols.filter(version => !before.protocols.includes(version));
  const changes = unique([
    ...compareItems(before, after),
    ...compareRegistries(before, after),
    ...before.protocols
      .filter(version => after.protocols.includes(version))
      .flatMap(version => compareDefinitions(before, after, version)),
  ]).sort(
    (a, b) =>
      ORDER.indexOf(a.impact) - ORDER.indexOf(b.impact) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
  return {
    from: before.spec,
    to: after.spec,
    newProtocols,
    changes,
    forbidden: newProtocols.length > 0 ? [] : changes.filter(({ impact }) => impact === 'breaking'),
  };
}

/** Roots by direction: the definition and who sends it. */
function roots(contract: Contract, direction: Direction): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (ref: { readonly $ref: string } | undefined, owner: string) => {
    if (ref === undefined) return;
    const name = ref.$ref.slice('#/$defs/'.length);
    found.set(name, [...(found.get(name) ?? []), owner]);
  };
  for (const [name, method] of Object.entries(contract.methods)) {
    if (direction === 'in') add(method.params, name);
    else {
      add(method.result, name);
      add(method.final, name);
    }
  }
  const { request, response, event } = contract.frames;
  if (direction === 'in') add(request, 'frames');
  else {
    add(response, 'frames');
    add(event, 'frames');
    for (const [name, { payload }] of Object.entries(contract.events)) add(payload, name);
    for (const [code, { details }] of Object.entries(contract.detailCodes)) add(details, code);
  }
  return found;
}

/** Owners of every definition that frames of one direction contain. */
function owners(contract: Contract, direction: Direction): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [root, names] of roots(contract, direction)) {
    for (const definition of reachable([root], contract.$defs)) {
      const set = found.get(definition) ?? new Set<string>();
      for (const name of names) set.add(name);
      found.set(definition, set);
    }
  }
  return found;
}

/** Every definition that both contracts send in one direction, compared once; references of one name are not entered. */
function compareDefinitions(before: Contract, after: Contract, protocol: ProtocolVersion): ContractChange[] {
  const definitions = {
    before: projectDefinitions(before.$defs, protocol),
    after: projectDefinitions(after.$defs, protocol),
  };
  const changes: ContractChange[] = [];
  const compare = (
    old: string,
    now: string,
    label: string,
    direction: Direction,
    usedBy: readonly string[],
  ) => {
    const found = diffSchemas(
      { schema: definitions.before[old] ?? {}, definitions: definitions.before },
      { schema: definitions.after[now] ?? {}, definitions: definitions.after },
      { opaqueReferences: true },
    );
    for (const difference of found) {
      const { path, change, detail } = difference;
      const separator = path === '' || path.startsWith('[') || path.startsWith('<') ? '' : '.';
      changes.push({
        ...judge(difference, direction),
        path: `${label}${separator}${path}`,
        kind: change,
        detail,
        usedBy,
      });
    }
  };
  for (const direction of ['in', 'out'] as const) {
    const used = owners(after, direction);
    for (const name of owners(before, direction).keys()) {
      const names = used.get(name);
      if (names !== undefined) compare(name, name, name, direction, [...names].sort());
    }
    for (const { label, old, now } of renamedRoots(before, after, direction)) {
      compare(old, now, label, direction, [label.split(' ')[0] ?? label]);
    }
  }
  return changes;
}

/** Params, results and payloads whose definition has another name now. */
function renamedRoots(before: Contract, after: Contract, direction: Direction) {
  const found: { label: string; old: string; now: string }[] = [];
  const add = (label: string, old: { $ref: string } | undefined, now: { $ref: string } | undefined) => {
    if (old === undefined || now === undefined || old.$ref === now.$ref) return;
    found.push({ label, old: old.$ref.slice('#/$defs/'.length), now: now.$ref.slice('#/$defs/'.length) });
  };
  for (const [name, method] of Object.entries(before.methods)) {
    const other = after.methods[name];
    if (direction === 'in') add(`${name} params`, method.params, other?.params);
    else {
      add(`${name} result`, method.result, other?.result);
      add(`${name} final`, method.final, other?.final);
    }
  }
  if (direction === 'out')
    for (const [name, { payload }] of Object.entries(before.events))
      add(`${name} payload`, payload, after.events[name]?.payload);
  return found;
}

/** One change that shows in two protocol versions is one change. */
function unique(changes: readonly ContractChange[]): ContractChange[] {
  const seen = new Map<string, ContractChange>();
  for (const change of changes) {
    const key = [change.path, change.kind, change.detail, change.reason].join('\n');
    if (!seen.has(key)) seen.set(key, change);
  }
  return [...seen.values()];
}
