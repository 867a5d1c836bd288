/** Rules for everything that is a list: codes, scopes, limits, close codes, clients, signatures, versions. */

import type { SignatureField } from '../device-auth.ts';
import type { ContractChange, Impact } from '../ir.ts';
import { set } from './compat-items.ts';
import type { Contract } from './contract.ts';

type Add = (path: string, kind: string, impact: Impact, detail: string, reason: string) => void;

/** How much a client may still do after a code; less is worse. */
const STEPS = ['stop', 'pause', 'retry'];

export function compareRegistries(before: Contract, after: Contract): ContractChange[] {
  const changes: ContractChange[] = [];
  const add: Add = (path, kind, impact, detail, reason) =>
    changes.push({ path, kind, impact, detail, reason });
  set('protocols', 'protocol', before.protocols.map(String), after.protocols.map(String), add, [
    ['additive', 'versions are negotiated'],
    ['breaking', 'clients of this version are refused'],
  ]);
  codes('errors', before.errors, after.errors, add);
  codes('detailCodes', before.detailCodes, after.detailCodes, add);
  const closeCodes = ({ closeCodes }: Contract) =>
    Object.fromEntries(closeCodes.map(({ code, sentBy, client }) => [`${code} (${sentBy})`, { client }]));
  codes('closeCodes', closeCodes(before), closeCodes(after), add);
  scopes(before, after, add);
  limits(before, after, add);
  clients(before, after, add);
  signatures(before, after, add);
  for (const key of ['host', 'port', 'canvasPort'] as const) {
    const [was, is] = [before.defaults[key], after.defaults[key]];
    if (was !== is)
      add(`defaults.${key}`, 'default', 'breaking', `${was} → ${is}`, 'clients look for it there');
  }
  return changes;
}

type Codes = Readonly<Record<string, { readonly client: string }>>;

function codes(registry: string, before: Codes, after: Codes, add: Add): void {
  set(registry, 'code', Object.keys(before), Object.keys(after), add, [
    ['additive', 'the set of codes is open'],
    ['breaking', 'clients decide by it'],
  ]);
  for (const [code, { client }] of Object.entries(before)) {
    const now = after[code]?.client;
    if (now === undefined || now === client) continue;
    const worse = STEPS.indexOf(now) < STEPS.indexOf(client);
    const reason = worse ? 'clients come back in vain' : 'clients give up earlier than they have to';
    add(`${registry} ${code}`, 'client-step', worse ? 'breaking' : 'additive', `${client} → ${now}`, reason);
  }
}

function scopes(before: Contract, after: Contract, add: Add): void {
  set('scopes', 'scope', Object.keys(before.scopes), Object.keys(after.scopes), add, [
    ['additive', 'nobody has to ask for it'],
    ['breaking', 'clients ask for it'],
  ]);
  for (const [scope, { implies }] of Object.entries(before.scopes)) {
    set(`scopes ${scope}`, 'implied', implies, after.scopes[scope]?.implies ?? implies, add, [
      ['additive', 'it allows more'],
      ['breaking', 'it allows less'],
    ]);
  }
}

/** A smaller limit of the gateway breaks clients that use it up; a client may choose its own. */
function limits(before: Contract, after: Contract, add: Add): void {
  set('limits', 'limit', Object.keys(before.limits), Object.keys(after.limits), add, [
    ['additive', 'described for the first time'],
    ['breaking', 'clients rely on it'],
  ]);
  for (const [name, old] of Object.entries(before.limits)) {
    const now = after.limits[name];
    if (now === undefined) continue;
    if (old.unit !== now.unit)
      add(
        `limits.${name}`,
        'limit-unit',
        'breaking',
        `${old.unit} → ${now.unit}`,
        'the number means something else',
      );
    else if (old.value !== now.value) {
      const detail = `${old.value} → ${now.value} ${now.unit}`;
      const [impact, reason]: [Impact, string] =
        now.owner === 'client'
          ? ['neutral', 'each client keeps its own']
          : now.value < old.value
            ? ['breaking', 'clients may use all of the old limit']
            : ['additive', 'the gateway allows more'];
      add(`limits.${name}`, 'limit', impact, detail, reason);
    }
    if (old.closeCode !== now.closeCode)
      add(
        `limits.${name}`,
        'limit-close-code',
        'breaking',
        `${old.closeCode ?? 'none'} → ${now.closeCode ?? 'none'}`,
        'clients decide by the close code',
      );
  }
}

function clients(before: Contract, after: Contract, add: Add): void {
  const pair = ({ id, mode }: { readonly id: string; readonly mode: string | null }) =>
    `${id}/${mode ?? 'any'}`;
  const [old, now] = [before.clients, after.clients];
  const open = ['additive', 'more clients are known'] as const;
  set('clients.ids', 'client', old.ids, now.ids, add, [
    open,
    ['breaking', 'clients of this name are refused'],
  ]);
  set('clients.modes', 'client', old.modes, now.modes, add, [
    open,
    ['breaking', 'clients of this mode are refused'],
  ]);
  set('clients.caps', 'client', Object.keys(old.caps), Object.keys(now.caps), add, [
    ['additive', 'clients announce it when they want it'],
    ['breaking', 'clients announce it and expect its effect'],
  ]);
  set(
    'clients.scopesWithoutDevice',
    'client',
    old.scopesWithoutDevice.map(pair),
    now.scopesWithoutDevice.map(pair),
    add,
    [
      ['additive', 'it keeps its scopes now'],
      ['breaking', 'it loses its scopes'],
    ],
  );
  set('clients.browser', 'client', old.browser, now.browser, add, [
    ['breaking', 'its origin is checked now'],
    ['additive', 'its origin is not checked any more'],
  ]);
  set('clients.presenceExempt', 'client', old.presenceExempt.map(pair), now.presenceExempt.map(pair), add, [
    ['neutral', 'it is left out of the presence list'],
    ['neutral', 'it is in the presence list now'],
  ]);
}

/** What is signed, without remarks for readers. */
const fields = (layout: readonly SignatureField[]) =>
  JSON.stringify(layout, (key, value: unknown) => (key === 'note' ? undefined : value));

function signatures(before: Contract, after: Contract, add: Add): void {
  const [old, now] = [before.deviceAuth, after.deviceAuth];
  set('deviceAuth', 'signature', Object.keys(old.layouts), Object.keys(now.layouts), add, [
    ['additive', 'devices may go on with the old one'],
    ['breaking', 'devices sign this way'],
  ]);
  for (const [version, layout] of Object.entries(old.layouts)) {
    const other = now.layouts[version];
    if (other !== undefined && fields(layout) !== fields(other))
      add(
        `deviceAuth ${version}`,
        'signature',
        'breaking',
        'another layout',
        'signatures do not verify any more',
      );
  }
}
