/**
 * Links between pages. Pages are written with links to anchors only; here every link learns on which page
 * its anchor is. A link without an anchor, and an anchor that two pages have, are errors.
 */
import { escapeHtml } from './html.ts';
import { LANDING } from './pages/landing.ts';
import type { Page } from './pages/page.ts';
import { ProseError } from './prose/blocks.ts';

const ID = /<[a-z][^<>]*? id="([^"]*)"/g;
const LINK = /href="#([^"]*)"/g;

/** Anchor, as it stands in the HTML, to file name. */
export type Places = ReadonlyMap<string, string>;

export function placesOf(pages: readonly Page[]): Places {
  const places = new Map<string, string>();
  const landing = new Map<string, string>();
  for (const page of pages) {
    const known = page.file === LANDING ? landing : places;
    for (const id of [escapeHtml(page.id), ...idsOf(page.body.text)]) {
      const other = known.get(id);
      if (other !== undefined) throw new ProseError(`${page.file} and ${other} both have the anchor ${id}`);
      known.set(id, page.file);
    }
  }
  return new Map([...landing, ...places]);
}

export function idsOf(text: string): string[] {
  return [...text.matchAll(ID)].map(match => match[1] ?? '');
}

/** Anchors of the frame around every page. */
const FRAME = new Set(['content']);

export function resolveLinks(text: string, file: string, places: Places, roots: ReadonlySet<string>): string {
  return text.replace(LINK, (link, id: string) => {
    const place = places.get(id);
    if (place === file || FRAME.has(id)) return link;
    if (place === undefined) throw new ProseError(`${file} links to #${id}, which no page has`);
    return roots.has(id) ? `href="${place}"` : `href="${place}#${id}"`;
  });
}
