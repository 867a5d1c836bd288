/** Everything that upstream serves, and which of it this specification describes. */
import type { IrCatalogueEntry } from './ir.ts';

/** `catalogue.json`: facts of upstream's method table, written by `npm run upstream -- --update`. */
export interface Catalogue {
  /** Package and version the list is from. */
  readonly source: string;
  readonly methods: readonly Omit<IrCatalogueEntry, 'specified'>[];
}

export function markSpecified(
  { source, methods }: Catalogue,
  specified: readonly string[],
): { readonly source: string; readonly methods: readonly IrCatalogueEntry[] } {
  const names = new Set(specified);
  return { source, methods: methods.map(entry => ({ ...entry, specified: names.has(entry.method) })) };
}
