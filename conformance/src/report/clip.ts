/** Keeps reports readable: what is long is cut, and says so. */

export interface Bounds {
  /** Characters of a text. */
  readonly text: number;
  /** Items of a list, members of an object. */
  readonly items: number;
  readonly depth: number;
}

/** For a report that a person reads. */
export const READABLE: Bounds = { text: 600, items: 60, depth: 16 };

/** The value with long texts, lists and objects cut; each cut leaves a note in its place. */
export function clip(value: unknown, bounds: Bounds = READABLE, depth = 0): unknown {
  if (typeof value === 'string') return clipText(value, bounds.text);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= bounds.depth) return '… (deeper)';
  if (Array.isArray(value)) {
    const kept = value.slice(0, bounds.items).map(item => clip(item, bounds, depth + 1));
    return value.length > bounds.items ? [...kept, `… (${value.length - bounds.items} more)`] : kept;
  }
  const members = Object.entries(value);
  const kept = members
    .slice(0, bounds.items)
    .map(([key, item]): [string, unknown] => [clipText(key, bounds.text), clip(item, bounds, depth + 1)]);
  if (members.length > bounds.items) kept.push(['…', `${members.length - bounds.items} more`]);
  return Object.fromEntries(kept);
}

/** Cuts between characters, never inside one. */
export function clipText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}
