/** Recorded reasons: which differences are meant, and why. */
export interface Reason {
  /** Path of a difference; `*` stands for any text. */
  readonly path: string;
  /** Only differences of this kind. */
  readonly kind?: string;
  readonly reason: string;
}

export interface Covered<D> {
  readonly covered: readonly { readonly difference: D; readonly reason: string }[];
  readonly uncovered: readonly D[];
  /** Reasons that cover nothing any more. */
  readonly stale: readonly Reason[];
}

/** Splits differences by whether a reason covers them. The first reason that fits counts; all that fit are in use. */
export function applyReasons<D extends { readonly path: string; readonly kind: string }>(
  differences: readonly D[],
  reasons: readonly Reason[],
): Covered<D> {
  const matchers = reasons.map(reason => ({ reason, matches: matcher(reason.path) }));
  const used = new Set<Reason>();
  const covered: { difference: D; reason: string }[] = [];
  const uncovered: D[] = [];
  for (const difference of differences) {
    const fitting = matchers.filter(
      ({ reason, matches }) =>
        (reason.kind === undefined || reason.kind === difference.kind) && matches(difference.path),
    );
    for (const { reason } of fitting) used.add(reason);
    const [first] = fitting;
    if (first === undefined) uncovered.push(difference);
    else covered.push({ difference, reason: first.reason.reason });
  }
  return { covered, uncovered, stale: reasons.filter(reason => !used.has(reason)) };
}

/** `chat.send params.*` as a test for whole paths. */
export function matcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  return path => expression.test(path);
}

/** Checks data from a file. Throws with the number of the entry that is wrong. */
export function parseReasons(document: unknown, file: string): Reason[] {
  const entries = (document as { readonly differences?: unknown } | null)?.differences;
  if (!Array.isArray(entries)) throw new Error(`${file}: a list named "differences" is needed`);
  return entries.map((entry: unknown, index) => {
    const { path, kind, reason, ...rest } = (entry ?? {}) as Record<string, unknown>;
    const text = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
    if (!text(path) || !text(reason) || (kind !== undefined && !text(kind)) || Object.keys(rest).length > 0)
      throw new Error(`${file}: entry ${index + 1} needs path and reason, may have kind, and nothing else`);
    return { path, reason, ...(kind === undefined ? {} : { kind }) };
  });
}
