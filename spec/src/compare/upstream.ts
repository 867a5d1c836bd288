/** Compares this specification with what upstream publishes, method by method and member by member. */
import type { ProtocolVersion } from '../define.ts';
import type { BareIr } from '../ir.ts';
import { projectDefinitions } from '../project.ts';
import { diffSchemas, type SchemaChange, type SchemaDifference } from './schema-diff.ts';
import { type Definitions, reachable } from './shape.ts';
import { UPSTREAM_TYPES, upstreamName } from './upstream-names.ts';

/** What the pinned package publishes. */
export interface UpstreamFacts {
  readonly definitions: Definitions;
  readonly methods: Readonly<Record<string, { readonly scope: string; readonly since: string }>>;
  readonly protocol: number;
  readonly minimumProtocol: number;
  /** Closed lists by name: what upstream has, what this specification has to have. */
  readonly registries: Readonly<Record<RegistryName, readonly string[]>>;
}

export type RegistryName = 'client.ids' | 'client.modes' | 'client.caps' | 'errors' | 'detailCodes';

/** `missing`: upstream has it and we do not. `extra`: we have it and upstream does not. Others: `SchemaChange`. */
export type DifferenceKind =
  | Exclude<SchemaChange, 'member-added' | 'required-member-added' | 'member-removed'>
  | 'missing'
  | 'extra'
  | 'scope'
  | 'unpublished';

export interface UpstreamDifference {
  /** Family of the method or event; `types` and `registry` for the rest. */
  readonly family: string;
  /** Method, event, type or registry. */
  readonly subject: string;
  /** What a reason covers: `<subject> <part>.<member>`. */
  readonly path: string;
  readonly kind: DifferenceKind;
  /** From upstream to here. */
  readonly detail: string;
}

export interface UpstreamComparison {
  readonly differences: readonly UpstreamDifference[];
  /** Parts that were compared, such as `chat.send params`. */
  readonly compared: readonly string[];
  /** Parts that upstream publishes no schema of. */
  readonly unpublished: readonly string[];
  /** Members of ours that upstream does not publish and whose own provenance says so. */
  readonly beyond: number;
}

interface Part {
  readonly family: string;
  readonly subject: string;
  readonly part: 'params' | 'result' | 'payload' | 'type';
  readonly ours: string;
  readonly theirs: string;
}

const name = (ref: { readonly $ref: string }) => ref.$ref.slice('#/$defs/'.length);

export function compareUpstream(ir: BareIr, upstream: UpstreamFacts): UpstreamComparison {
  const definitions = projectDefinitions(ir.$defs, upstream.protocol as ProtocolVersion);
  const published = (part: Part) => Object.hasOwn(upstream.definitions, part.theirs);
  const wanted = partsOf(ir, upstream.protocol);
  const parts = wanted.filter(published);
  parts.push(...typesBeyond(parts, definitions, upstream.definitions));

  const differences: UpstreamDifference[] = [...registries(ir, upstream), ...scopes(ir, upstream)];
  let beyond = 0;
  for (const { family, subject, part, ours, theirs } of parts) {
    const before = { schema: upstream.definitions[theirs] ?? {}, definitions: upstream.definitions };
    const after = { schema: { $ref: `#/$defs/${ours}` }, definitions };
    for (const found of diffSchemas(before, after)) {
      // Units are ours: upstream has no word for them.
      if (found.change === 'unit') continue;
      if (explainsItself(found)) beyond++;
      else differences.push(asDifference(family, subject, part, found));
    }
  }
  return {
    differences,
    compared: parts.map(label),
    unpublished: wanted.filter(part => !published(part)).map(label),
    beyond,
  };
}

const label = ({ subject, part }: Part) => `${subject} ${part}`;

/** Everything on the wire of one protocol version, with the name that upstream would give it. */
function partsOf(ir: BareIr, protocol: number): Part[] {
  const here = (item: { since: number; until?: number }) =>
    item.since <= protocol && (item.until ?? protocol) >= protocol;
  const methods = Object.entries(ir.methods)
    .filter(([, method]) => here(method))
    .flatMap(([subject, { family, params, result }]) =>
      (['params', 'result'] as const).map(part => ({
        family,
        subject,
        part,
        ours: name(part === 'params' ? params : result),
        theirs: upstreamName(subject, part),
      })),
    );
  const events = Object.entries(ir.events)
    .filter(([, event]) => here(event))
    .map(([subject, { family, payload }]) => ({
      family,
      subject,
      part: 'payload' as const,
      ours: name(payload),
      theirs: upstreamName(subject, 'payload'),
    }));
  return [...methods, ...events];
}

/** Types that both sides name and that no compared part contains. */
function typesBeyond(parts: readonly Part[], ours: Definitions, theirs: Definitions): Part[] {
  const reached = reachable(
    parts.map(part => part.ours),
    ours,
  );
  return Object.keys(ours)
    .map(type => ({ type, upstream: UPSTREAM_TYPES[type] ?? type }))
    .filter(({ type, upstream }) => !reached.has(type) && Object.hasOwn(theirs, upstream))
    .map(({ type, upstream }) => ({
      family: 'types',
      subject: type,
      part: 'type' as const,
      ours: type,
      theirs: upstream,
    }));
}

/** A member that upstream does not publish, marked as seen on the wire or as ours. */
function explainsItself({ change, facts }: SchemaDifference): boolean {
  const added = change === 'member-added' || change === 'required-member-added';
  return added && (facts?.provenance === 'observed' || facts?.provenance === 'gap-filled');
}

function asDifference(
  family: string,
  subject: string,
  part: Part['part'],
  { path, change, detail }: SchemaDifference,
): UpstreamDifference {
  const separator = path === '' || path.startsWith('[') || path.startsWith('<') ? '' : '.';
  return { family, subject, path: `${subject} ${part}${separator}${path}`, kind: kindOf(change), detail };
}

function kindOf(change: SchemaChange): DifferenceKind {
  if (change === 'member-removed') return 'missing';
  if (change === 'member-added' || change === 'required-member-added') return 'extra';
  return change;
}

function registries(ir: BareIr, upstream: UpstreamFacts): UpstreamDifference[] {
  const ours: Record<RegistryName, readonly string[]> = {
    'client.ids': ir.clients.ids,
    'client.modes': ir.clients.modes,
    'client.caps': Object.keys(ir.clients.caps),
    errors: notMarked(ir.errors),
    detailCodes: notMarked(ir.detailCodes),
  };
  const all: Record<RegistryName, readonly string[]> = {
    ...ours,
    errors: Object.keys(ir.errors),
    detailCodes: Object.keys(ir.detailCodes),
  };
  const found: UpstreamDifference[] = [];
  const add = (subject: string, entry: string, kind: DifferenceKind, detail: string) =>
    found.push({ family: 'registry', subject, path: `${subject} ${entry}`, kind, detail });
  for (const registry of Object.keys(ours) as RegistryName[]) {
    const theirs = upstream.registries[registry];
    for (const entry of theirs.filter(entry => !all[registry].includes(entry)))
      add(registry, entry, 'missing', 'upstream publishes it');
    for (const entry of ours[registry].filter(entry => !theirs.includes(entry)))
      add(registry, entry, 'extra', 'upstream does not publish it');
  }
  const protocols: readonly number[] = ir.protocols;
  for (const version of [upstream.protocol, upstream.minimumProtocol])
    if (!protocols.includes(version)) add('protocols', String(version), 'missing', 'upstream speaks it');
  const newest = Math.max(...protocols);
  if (newest > upstream.protocol) add('protocols', String(newest), 'extra', 'upstream does not speak it');
  return found;
}

/** Codes that claim to be published; those observed on the wire say themselves that upstream does not list them. */
function notMarked(codes: Readonly<Record<string, { readonly provenance: string }>>): string[] {
  return Object.entries(codes)
    .filter(([, { provenance }]) => provenance === 'published')
    .map(([code]) => code);
}

function scopes(ir: BareIr, upstream: UpstreamFacts): UpstreamDifference[] {
  const found: UpstreamDifference[] = [];
  for (const [subject, method] of Object.entries(ir.methods)) {
    if (method.role === 'pre-auth' || (method.until ?? upstream.protocol) < upstream.protocol) continue;
    const entry = upstream.methods[subject];
    const add = (kind: DifferenceKind, detail: string) =>
      found.push({ family: method.family, subject, path: `${subject} scope`, kind, detail });
    if (entry === undefined) add('unpublished', 'upstream lists no such method');
    // `dynamic`: upstream decides from the params which scope it takes.
    else if (entry.scope !== 'dynamic') {
      const ours = method.role === 'node' ? ['node'] : method.scopes;
      if (ours.length !== 1 || ours[0] !== entry.scope)
        add('scope', `${entry.scope} → ${ours.length === 0 ? 'none' : ours.join(' or ')}`);
    }
  }
  return found;
}
