/**
 * `docs/`: guide and reference as a static site. It works without a server, without scripts (but for search)
 * and under a strict CSP. Throws a ProseError for a link, a placeholder or a directive that leads nowhere.
 */
import type { Emitter, Prose } from '../emitter.ts';
import { SCRIPT } from './assets/script.ts';
import { STYLE } from './assets/style.ts';
import { anchor, type Context, createContext } from './context.ts';
import { escapeHtml } from './html.ts';
import { placesOf, resolveLinks } from './links.ts';
import { frame } from './page.ts';
import { cataloguePage } from './pages/catalogue.ts';
import { changelogPage } from './pages/changelog.ts';
import { familiesOf, familyPage } from './pages/families.ts';
import { landingPage } from './pages/landing.ts';
import type { Page } from './pages/page.ts';
import { profilesPage } from './pages/profiles.ts';
import { requirementsPage } from './pages/requirements.ts';
import { swiftPage } from './pages/swift.ts';
import { typesPage } from './pages/types.ts';
import { renderChapter } from './prose/render.ts';
import { searchIndex } from './search-index.ts';

export const emitDocs: Emitter = (ir, chapters) => {
  const context = createContext(ir);
  const families = familiesOf(context);
  const pages = [
    ...chapters.map(chapter => chapterPage(context, chapter)),
    ...families.map(family => familyPage(context, family)),
    typesPage(context),
    swiftPage(context),
    requirementsPage(context),
    ...(ir.profiles === undefined ? [] : [profilesPage(context)]),
    ...(ir.changelog === undefined ? [] : [changelogPage(context)]),
    ...(ir.catalogue === undefined ? [] : [cataloguePage(context)]),
  ];
  const all = [landingPage(context, pages, families), ...pages];
  const places = placesOf(all);
  const roots = new Set(all.map(page => escapeHtml(page.id)));
  return new Map([
    ...all.map((page): [string, string] => [
      `docs/${page.file}`,
      resolveLinks(frame(ir, { pages, families }, page), page.file, places, roots),
    ]),
    ['docs/search.js', searchIndex(ir, all)],
    ['docs/style.css', STYLE],
    ['docs/script.js', SCRIPT],
  ]);
};

function chapterPage(context: Context, { id, title, markdown }: Prose): Page {
  const { lead, body, sections } = renderChapter(context, id, markdown);
  return {
    file: `${id}.html`,
    id: anchor.chapter(id),
    title,
    section: 'Guide',
    summary: plainText(lead),
    body,
    sections,
  };
}

function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll('**', '');
}
