/** Rules for methods and events: existence, who may call, who receives, what a repeated call does. */
import type { Idempotency } from '../define.ts';
import type { ContractChange, Impact } from '../ir.ts';
import type { Contract, ContractEvent, ContractMethod } from './contract.ts';

type Add = (path: string, kind: string, impact: Impact, detail: string, reason: string) => void;
type Implications = Contract['scopes'];

export function compareItems(before: Contract, after: Contract): ContractChange[] {
  const changes: ContractChange[] = [];
  const add: Add = (path, kind, impact, detail, reason) =>
    changes.push({ path, kind, impact, detail, reason });
  existence('method', before.methods, after.methods, sameMethod(before, after), before, add);
  existence('event', before.events, after.events, sameEvent(before, after), before, add);
  for (const [name, old] of Object.entries(before.methods)) {
    const now = after.methods[name];
    if (now !== undefined) method(name, old, now, after.scopes, add);
  }
  for (const [name, old] of Object.entries(before.events)) {
    const now = after.events[name];
    if (now !== undefined) event(name, old, now, after.scopes, add);
  }
  return changes;
}

/** Added, removed and renamed, also for single protocol versions. */
function existence<T extends { readonly since: number; readonly until?: number; readonly summary: string }>(
  what: 'method' | 'event',
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  same: (old: string, now: string) => boolean,
  { protocols }: Contract,
  add: Add,
): void {
  const added = Object.keys(after).filter(name => before[name] === undefined);
  const renamed = new Set<string>();
  for (const name of Object.keys(before).filter(name => after[name] === undefined)) {
    const twin = added.find(other => !renamed.has(other) && same(name, other));
    if (twin === undefined) {
      add(
        name,
        `${what}-removed`,
        'breaking',
        'removed',
        what === 'method' ? 'clients call it' : 'clients wait for it',
      );
    } else {
      renamed.add(twin);
      add(name, `${what}-renamed`, 'breaking', `renamed to ${twin}`, 'the old name is not served any more');
    }
  }
  for (const name of added.filter(name => !renamed.has(name)))
    add(name, `${what}-added`, 'additive', after[name]?.summary ?? 'added', `a new ${what}`);
  const here = (item: T, version: number) => item.since <= version && (item.until ?? version) >= version;
  for (const [name, old] of Object.entries(before)) {
    const now = after[name];
    if (now === undefined) continue;
    const gone = protocols.filter(version => here(old, version) && !here(now, version));
    const come = protocols.filter(version => !here(old, version) && here(now, version));
    if (gone.length > 0)
      add(name, `${what}-removed`, 'breaking', `not in protocol ${gone.join(', ')} any more`, 'it was there');
    if (come.length > 0)
      add(name, `${what}-added`, 'additive', `also in protocol ${come.join(', ')}`, `a new ${what}`);
  }
}

const definition = (contract: Contract, ref: { readonly $ref: string }) =>
  JSON.stringify(contract.$defs[ref.$ref.slice('#/$defs/'.length)]);

function sameMethod(before: Contract, after: Contract) {
  return (old: string, now: string) => {
    const [a, b] = [before.methods[old], after.methods[now]];
    if (a === undefined || b === undefined || a.family !== b.family) return false;
    const same = (part: 'params' | 'result') => definition(before, a[part]) === definition(after, b[part]);
    return same('params') && same('result');
  };
}

function sameEvent(before: Contract, after: Contract) {
  return (old: string, now: string) => {
    const [a, b] = [before.events[old], after.events[now]];
    if (a === undefined || b === undefined || a.family !== b.family) return false;
    return definition(before, a.payload) === definition(after, b.payload);
  };
}

function method(
  name: string,
  old: ContractMethod,
  now: ContractMethod,
  scopes: Implications,
  add: Add,
): void {
  const at = (part: string) => `${name} ${part}`;
  if (old.role !== now.role) {
    const wider = now.role === 'any' && old.role !== 'pre-auth';
    const reason = wider ? 'more roles may call it' : 'callers of the old role are refused';
    add(at('role'), 'role', wider ? 'additive' : 'breaking', `${old.role} → ${now.role}`, reason);
  }
  access(at('scopes'), old.scopes, now.scopes, scopes, 'call it', add);
  idempotency(at('idempotency'), old.idempotency, now.idempotency, add);
  if (old.final === undefined && now.final !== undefined)
    add(
      at('final'),
      'final-added',
      'breaking',
      'a second response',
      'clients take the first response for the end',
    );
  if (old.final !== undefined && now.final === undefined)
    add(at('final'), 'final-removed', 'breaking', 'no second response', 'clients wait for it');
  set(at('errors'), 'errors', old.errors, now.errors, add, [
    ['additive', 'the set of codes is open'],
    ['neutral', 'the code is not sent any more'],
  ]);
  set(at('emits'), 'emits', old.emits, now.emits, add, [
    ['additive', 'clients ignore events they do not know'],
    ['breaking', 'callers wait for the event'],
  ]);
  if (old.advertised !== now.advertised)
    add(
      at('advertised'),
      'advertised',
      'neutral',
      `${old.advertised} → ${now.advertised}`,
      'the list is a hint',
    );
  stability(at('stability'), old.stability, now.stability, add);
}

function event(name: string, old: ContractEvent, now: ContractEvent, scopes: Implications, add: Add): void {
  const at = (part: string) => `${name} ${part}`;
  if (old.delivery !== now.delivery)
    add(at('delivery'), 'delivery', 'breaking', `${old.delivery} → ${now.delivery}`, 'others receive it now');
  access(at('scopes'), old.scopes, now.scopes, scopes, 'receive it', add);
  set(at('roles'), 'roles', old.roles, now.roles, add, [
    ['additive', 'more connections receive it'],
    ['breaking', 'connections of this role wait for it'],
  ]);
  if (old.stateVersion !== now.stateVersion)
    add(
      at('stateVersion'),
      'state-version',
      now.stateVersion ? 'additive' : 'breaking',
      `${old.stateVersion} → ${now.stateVersion}`,
      now.stateVersion ? 'clients may ignore it' : 'clients order snapshots by it',
    );
  if (old.droppable !== now.droppable)
    add(
      at('droppable'),
      'droppable',
      now.droppable ? 'breaking' : 'additive',
      `${old.droppable} → ${now.droppable}`,
      now.droppable ? 'clients rely on getting every one' : 'it is not left out any more',
    );
  stability(at('stability'), old.stability, now.stability, add);
}

/** One of the scopes is enough; none listed means that none is needed. */
function access(
  path: string,
  old: readonly string[],
  now: readonly string[],
  scopes: Implications,
  act: string,
  add: Add,
): void {
  if (old.length === now.length && old.every(scope => now.includes(scope))) return;
  const detail = `${old.join(' or ') || 'none'} → ${now.join(' or ') || 'none'}`;
  const holds = (scope: string): string[] => [scope, ...(scopes[scope]?.implies ?? []).flatMap(holds)];
  const shutOut =
    now.length > 0 && (old.length === 0 || old.some(scope => !holds(scope).some(held => now.includes(held))));
  const reason = shutOut ? `some who could ${act} cannot any more` : `everybody who could ${act} still can`;
  add(path, 'scopes', shutOut ? 'breaking' : 'additive', detail, reason);
}

const SAFETY = ['unsafe', 'keyed', 'idempotent', 'safe'];

function idempotency(path: string, old: Idempotency, now: Idempotency, add: Add): void {
  const words = (value: Idempotency) => (value.kind === 'keyed' ? `keyed by ${value.field}` : value.kind);
  if (words(old) === words(now)) return;
  const safer = SAFETY.indexOf(now.kind) > SAFETY.indexOf(old.kind);
  const reason = safer ? 'repeating is safer than before' : 'clients repeat it in the old way';
  add(path, 'idempotency', safer ? 'additive' : 'breaking', `${words(old)} → ${words(now)}`, reason);
}

function stability(path: string, old: string, now: string, add: Add): void {
  if (old === now) return;
  const promise: [Impact, string] =
    now === 'stable'
      ? ['additive', 'it is promised now']
      : now === 'deprecated'
        ? ['neutral', 'it works, but look for its successor']
        : ['breaking', 'it is not promised any more'];
  add(path, 'stability', promise[0], `${old} → ${now}`, promise[1]);
}

/** Entries that came and went, each with its verdict. */
export function set(
  path: string,
  kind: string,
  old: readonly string[],
  now: readonly string[],
  add: Add,
  [added, removed]: readonly [readonly [Impact, string], readonly [Impact, string]],
): void {
  for (const entry of now.filter(entry => !old.includes(entry)))
    add(path, `${kind}-added`, added[0], entry, added[1]);
  for (const entry of old.filter(entry => !now.includes(entry)))
    add(path, `${kind}-removed`, removed[0], entry, removed[1]);
}
