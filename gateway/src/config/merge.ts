/** Merge patches (RFC 7396), and what differs between two configurations. */
import { isObject } from './check.ts';

/** @param replace dotted paths whose value takes the place of the old one instead of being merged. */
export function mergePatch(
  target: unknown,
  patch: unknown,
  replace: ReadonlySet<string> = new Set(),
  path = '',
): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) && !replace.has(path) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatch(result.get(key), value, replace, path === '' ? key : `${path}.${key}`));
  }
  return Object.fromEntries(result);
}

/** Dotted paths of the keys whose value differs; lists count as one value. */
export function changedPaths(before: unknown, after: unknown, path: readonly string[] = []): string[][] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key => changedPaths(own(before, key), own(after, key), [...path, key]));
  }
  // A section that comes or goes is told key by key.
  if (isObject(after) && before === undefined && Object.keys(after).length > 0) {
    return changedPaths({}, after, path);
  }
  if (isObject(before) && after === undefined && Object.keys(before).length > 0) {
    return changedPaths(before, {}, path);
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [[...path]];
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
