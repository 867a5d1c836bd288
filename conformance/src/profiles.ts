/** Profiles: what an implementation promises as a whole, and the frozen list of cases that judge it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, UsageError } from './errors.ts';
import { isObject } from './json.ts';

/** Who is under test. */
export type Side = 'gateway' | 'client';

/**
 * What makes an implementation claim a profile: nothing (`always`), methods that `hello-ok` of a gateway
 * advertises, or features that the driver of a client names. All of them are needed.
 */
export type ClaimRule =
  | 'always'
  | { readonly methods: readonly string[] }
  | { readonly features: readonly string[] };

export interface Profile {
  readonly profile: string;
  readonly title: string;
  readonly side: Side;
  /** What it promises, in two sentences. */
  readonly promise: string;
  readonly claim: ClaimRule;
  /** Names of its cases, sorted. */
  readonly cases: readonly string[];
}

/** What an implementation says about itself: advertised methods, or features of a driver. */
export type Offer = ReadonlySet<string>;

/** A profile of the side under test, and what the implementation says about it. */
export interface Claim {
  readonly profile: Profile;
  readonly claimed: boolean;
  /** The tester insists on it: not claiming it is a failure. */
  readonly demanded: boolean;
  /** Methods or features that the claim lacks. */
  readonly missing: readonly string[];
}

/** Folder of the profiles that come with this package. */
const PROFILES_FOLDER = join(import.meta.dirname, '..', 'profiles');
/** What the others rest on comes first. */
const FIRST = ['core', 'operator-chat'];

/**
 * Every profile of a folder, in the order of reports: gateways before clients, foundations first, then by name.
 * Throws HarnessError for a file that is none.
 */
export function loadProfiles(folder = PROFILES_FOLDER): Profile[] {
  const place = ({ profile, side }: Profile) => {
    const at = FIRST.indexOf(profile);
    return `${side === 'gateway' ? 0 : 1}${at === -1 ? FIRST.length : at}${profile}`;
  };
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => parseProfile(readFileSync(join(folder, file), 'utf8'), file))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

export function parseProfile(text: string, file: string): Profile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HarnessError(`profiles/${file}: ${(error as Error).message}`);
  }
  const problem = problemOf(value);
  if (problem !== undefined) throw new HarnessError(`profiles/${file}: ${problem}`);
  const profile = value as Profile;
  if (`${profile.profile}.json` !== file) {
    throw new HarnessError(`profiles/${file}: the profile is called “${profile.profile}”`);
  }
  return profile;
}

const MEMBERS = new Set(['profile', 'title', 'side', 'promise', 'claim', 'cases']);

function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'is no object';
  for (const name of Object.keys(value)) if (!MEMBERS.has(name)) return `has an unknown member “${name}”`;
  for (const name of ['profile', 'title', 'promise']) {
    if (typeof value[name] !== 'string' || value[name] === '') return `“${name}” is no text`;
  }
  if (value['side'] !== 'gateway' && value['side'] !== 'client') return '“side” is gateway or client';
  if (!isTexts(value['cases'])) return '“cases” is a list of names';
  const { claim } = value;
  if (claim === 'always') return undefined;
  const [kind, ...more] = isObject(claim) ? Object.keys(claim) : [];
  const fits = value['side'] === 'gateway' ? kind === 'methods' : kind === 'features';
  return isObject(claim) && fits && more.length === 0 && isTexts(claim[kind as string])
    ? undefined
    : '“claim” is always, {"methods": […]} for a gateway, or {"features": […]} for a client';
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string' && item !== '');

/** Methods or features that a claim takes. */
export function termsOf({ claim }: Profile): readonly string[] {
  if (claim === 'always') return [];
  return 'methods' in claim ? claim.methods : claim.features;
}

/** What the implementation claims. Throws UsageError when a profile is demanded that this side has not. */
export function claimsOf(
  profiles: readonly Profile[],
  side: Side,
  offer: Offer,
  demanded: readonly string[] = [],
): Claim[] {
  requireProfiles(profiles, demanded, side);
  return profiles
    .filter(profile => profile.side === side)
    .map(profile => {
      const missing = termsOf(profile).filter(term => !offer.has(term));
      return {
        profile,
        claimed: missing.length === 0,
        demanded: demanded.includes(profile.profile),
        missing,
      };
    });
}

/** Throws UsageError for a name that is no profile (of that side). */
export function requireProfiles(profiles: readonly Profile[], names: readonly string[], side?: Side): void {
  const known = profiles.filter(profile => side === undefined || profile.side === side);
  for (const name of names) {
    if (known.some(({ profile }) => profile === name)) continue;
    const other = profiles.find(({ profile }) => profile === name);
    throw new UsageError(
      other === undefined
        ? `there is no profile “${name}”; there are ${known.map(({ profile }) => profile).join(', ')}`
        : `“${name}” is a profile of a ${other.side}`,
    );
  }
}

/**
 * Why a case is not run: none of its profiles is claimed or demanded. A case that is in no profile (one
 * of somebody's own) is always run.
 */
export function whyNotClaimed(name: string, claims: readonly Claim[]): string | undefined {
  const own = claims.filter(({ profile }) => profile.cases.includes(name));
  if (own.length === 0 || own.some(({ claimed, demanded }) => claimed || demanded)) return undefined;
  return `not claimed: profile ${own.map(({ profile, missing }) => `${profile.profile} (no ${missing.join(', ')})`).join('; ')}`;
}

/** Which demanded profile asks for a method or feature that is missing; its cases fail instead of being skipped. */
export function demandFor(name: string, term: string, claims: readonly Claim[]): string | undefined {
  return claims.find(
    ({ profile, demanded, missing }) => demanded && missing.includes(term) && profile.cases.includes(name),
  )?.profile.profile;
}

/** Names of the profiles that a case is in. */
export function profilesOf(name: string, profiles: readonly Profile[]): string[] {
  return profiles.filter(({ cases }) => cases.includes(name)).map(({ profile }) => profile);
}
