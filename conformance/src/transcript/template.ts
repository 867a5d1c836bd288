/** Turns frames into what a transcript holds: secrets and volatile values become words of the case format. */
import { isObject, type JsonObject } from '../json.ts';
import type { Spec } from '../spec.ts';
import { isSecretMember } from '../redact.ts';
import { eachSecret, MARK, SecretBook } from './secrets.ts';
import {
  ISO_MOMENT,
  ISO_PATTERN,
  isMachinePath,
  looksLikeId,
  patternWithIds,
  looksLikeMoment,
  pointerTo,
  VolatileFinder,
  type VolatilePlaces,
} from './volatile.ts';

export interface FrameFacts {
  readonly conn: string;
  readonly dir: 'c2s' | 's2c';
  /** Method or event. */
  readonly subject: string | undefined;
}

/** A shorter text does not name anything. */
const TELLING_LENGTH = 4;
/** Candidates for bound values inside a longer text. */
const WORDS = /[A-Za-z0-9][A-Za-z0-9_-]{7,}/gu;
const VERSION = /^v?\d+(?:\.\d+)+/u;
/** Chosen anew for every call, whether or not they look like it. */
const KEYS = new Set(['idempotencyKey']);

/** Other texts are equal by chance too often: host names, platforms, versions. */
function canName(text: string): boolean {
  return text.length >= TELLING_LENGTH && /[0-9]/u.test(text) && !VERSION.test(text) && !/\s/u.test(text);
}

interface Place extends FrameFacts {
  readonly places: VolatilePlaces;
  readonly root: unknown;
}

export class Templater {
  readonly #secrets = new SecretBook();
  readonly #finder: VolatileFinder;
  readonly #keep: boolean;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #devices = new Map<string, string>();
  readonly #requests = new Map<string, Map<string, string>>();
  /** Names of secrets that stand nowhere in the transcript yet. */
  readonly #isNew = new Set<string>();

  /** `keep` leaves volatile values as they are; secrets are replaced in any case. */
  constructor(spec: Spec, { keep = false }: { keep?: boolean } = {}) {
    this.#finder = new VolatileFinder(spec);
    this.#keep = keep;
  }

  /** A secret known beforehand; it is hidden wherever it turns up. */
  hide(secret: string): void {
    if (secret !== '') this.#secrets.nameOf(secret, 'given');
  }

  frame(frame: unknown, facts: FrameFacts): unknown {
    this.#learn(frame, facts);
    const places = this.#keep
      ? { volatile: new Set<string>(), moments: new Set<string>() }
      : this.#finder.places(frame, facts.subject);
    return this.#value(frame, '', undefined, { ...facts, places, root: frame });
  }

  /** Text that is no JSON, a close reason or the value of a header. */
  text(text: string): unknown {
    const clean = this.#secrets.text(text);
    return this.#keep || clean !== text ? clean : this.#related(clean);
  }

  plainText(text: string): string {
    return this.#secrets.text(text);
  }

  forget(conn: string): void {
    this.#requests.delete(conn);
  }

  #learn(frame: unknown, { dir }: FrameFacts): void {
    eachSecret(frame, (text, member) => {
      // An empty or starred text is no secret, and may be what a case is about.
      if (text === '' || !/[^*•_.-]/u.test(text)) return;
      const { name, isNew } = this.#secrets.nameOf(text, member);
      if (isNew) this.#isNew.add(name);
    });
    if (dir !== 'c2s' || this.#keep || !isObject(frame) || frame['method'] !== 'connect') return;
    const device = isObject(frame['params']) ? frame['params']['device'] : undefined;
    if (!isObject(device)) return;
    const { id, publicKey } = device;
    if (typeof id !== 'string' || typeof publicKey !== 'string' || id === '' || publicKey === '') return;
    const number = this.#devices.get(`${id} ${publicKey}`) ?? `device.d${this.#devices.size + 1}`;
    this.#devices.set(`${id} ${publicKey}`, number);
  }

  #value(value: unknown, at: string, member: string | undefined, place: Place): unknown {
    const volatile = place.places.volatile.has(at);
    if (typeof value === 'string') return this.#string(value, at, member, volatile, place);
    if (typeof value === 'number') {
      if (this.#keep || (place.dir === 'c2s' && member !== 'signedAt')) return value;
      const changing =
        volatile || place.places.moments.has(at) || looksLikeMoment(value) || member === 'signedAt';
      if (!changing) return value;
      return { $any: Number.isInteger(value) ? 'integer' : 'number' };
    }
    if (typeof value === 'boolean' && volatile && place.dir === 's2c') return { $any: 'boolean' };
    if (Array.isArray(value)) {
      if (volatile && place.dir === 's2c') return { $any: 'array' };
      return value.map((item, index) => this.#value(item, pointerTo(at, index), member, place));
    }
    if (!isObject(value)) return value;
    if (volatile && place.dir === 's2c') return { $any: 'object' };
    return this.#object(value, at, place);
  }

  #object(value: JsonObject, at: string, place: Place): unknown {
    const keys = Object.keys(value);
    // It would be taken for a word of the format.
    if (keys[0]?.startsWith('$')) return { $literal: this.#literal(value) };
    // Ids as keys: patterns have no words for those.
    const keyed =
      !this.#keep && place.dir === 's2c' && keys.some(key => looksLikeId(key) || this.#names.has(key));
    if (keyed) return { $any: 'object' };
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.#secrets.text(key),
        this.#value(item, pointerTo(at, key), key, place),
      ]),
    );
  }

  /** As it stands, without secrets. */
  #literal(value: unknown, member?: string): unknown {
    if (typeof value === 'string') {
      return member !== undefined && isSecretMember(member) && value !== ''
        ? MARK
        : this.#secrets.text(value);
    }
    if (Array.isArray(value)) return value.map(item => this.#literal(item, member));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.#secrets.text(key), this.#literal(item, key)]),
    );
  }

  #string(text: string, at: string, member: string | undefined, volatile: boolean, place: Place): unknown {
    if (text === '') return text;
    if (this.#secrets.has(text) && (isSecretMember(member ?? '') || text.length >= TELLING_LENGTH)) {
      return this.#secret(text, member ?? 'secret');
    }
    if (member !== undefined && isSecretMember(member) && /[^*•_.-]/u.test(text)) return MARK;
    const clean = this.#secrets.text(text);
    if (clean !== text || this.#keep) return clean;
    const request = this.#requestId(text, at, place);
    if (request !== undefined) return request;
    const device = this.#device(text, at, place);
    if (device !== undefined) return device;
    if (place.dir === 's2c' && ISO_MOMENT.test(text)) return { $re: ISO_PATTERN };
    if (place.dir === 's2c' && isMachinePath(member, text)) return { $any: 'text' };
    const known = this.#names.get(text);
    if (known !== undefined) return { $var: known };
    const telling = looksLikeId(text) || (member !== undefined && KEYS.has(member));
    if (telling || (volatile && canName(text))) return this.#bind(text, this.#nameFor(member, at, place));
    if (volatile && place.dir === 's2c') return { $any: 'string' };
    const related = this.#related(text);
    if (related !== text || place.dir === 'c2s') return related;
    const pattern = patternWithIds(text);
    return pattern === undefined ? text : { $re: pattern };
  }

  #secret(text: string, member: string): unknown {
    const { name } = this.#secrets.nameOf(text, member);
    if (!this.#isNew.delete(name)) return { $var: name };
    return { $bind: name };
  }

  /** Ids of requests hold within their connection only, so that short ones are not found elsewhere. */
  #requestId(text: string, at: string, { conn, dir, root }: Place): unknown {
    if (at !== '/id' || !isObject(root)) return undefined;
    const ids = this.#requests.get(conn) ?? new Map<string, string>();
    this.#requests.set(conn, ids);
    const known = ids.get(text);
    if (known !== undefined) return { $var: known };
    if (dir !== 'c2s') return undefined;
    const name = `${conn}.request${ids.size + 1}`;
    ids.set(text, name);
    return { $bind: name };
  }

  #device(text: string, at: string, { dir, subject, root }: Place): unknown {
    if (dir !== 'c2s' || subject !== 'connect') return undefined;
    if (at !== '/params/device/id' && at !== '/params/device/publicKey') return undefined;
    const { id, publicKey } = ((root as JsonObject)['params'] as JsonObject)['device'] as JsonObject;
    const device = this.#devices.get(`${String(id)} ${String(publicKey)}`);
    if (device === undefined) return undefined;
    const name = `${device}.${at.slice(at.lastIndexOf('/') + 1)}`;
    if (this.#names.has(text)) return { $var: this.#names.get(text) };
    this.#names.set(text, name);
    return { $bind: name };
  }

  #bind(text: string, name: string): unknown {
    this.#names.set(text, name);
    return { $bind: name };
  }

  #nameFor(member: string | undefined, at: string, { conn, subject }: Place): string {
    if (subject === 'connect.challenge' && at === '/payload/nonce') return `${conn}.nonce`;
    const word = this.#secrets.text(member ?? 'value').replace(/[^A-Za-z0-9]/gu, '') || 'value';
    const count = (this.#counts.get(word) ?? 0) + 1;
    this.#counts.set(word, count);
    return `${word}${count}`;
  }

  /** A text that speaks of bound values becomes one that does so again. */
  #related(text: string): unknown {
    if (this.#names.size === 0 || text.includes('${')) return text;
    let found = false;
    const template = text.replace(WORDS, word => {
      const name = this.#names.get(word);
      if (name === undefined || !/[0-9_-]/u.test(word) || VERSION.test(word)) return word;
      found = true;
      return `\${${name}}`;
    });
    return found ? { $text: template } : text;
  }
}
