/**
 * `search.js`: the text of every place that has an anchor, loaded by the script of the page when somebody
 * searches. A script and not JSON, because pages opened from disk may not fetch.
 */
import type { Ir } from '../../ir.ts';
import { anchor } from './context.ts';
import { escapeHtml } from './html.ts';
import { LANDING } from './pages/landing.ts';
import type { Page } from './pages/page.ts';

/** File, anchor, title, kind, text. */
type Entry = readonly [file: string, id: string, title: string, kind: string, text: string];

interface Known {
  readonly title: string;
  readonly kind: string;
}

const MARK = /<[a-z][^<>]*? id="([^"]*)"[^<>]*>/g;
const HEADING = /<h[23] id="([^"]*)">(.*?) <a class="anchor"/g;
/** Frames, and what every method repeats, would only dilute the results. */
const NOISE = [
  /<details class="example"[\s\S]*?<\/details>/g,
  /<pre class="json[\s\S]*?<\/pre>/g,
  /<table class="codes(?: plain overview)?">[\s\S]*?<\/table>/g,
  /<span class="way">[\s\S]*?<span class="sr">to<\/span>[^<]*<\/span>/g,
  /<(?:thead|summary|figcaption)>[\s\S]*?<\/(?:thead|summary|figcaption)>/g,
  /<a class="anchor"[^>]*>#<\/a>/g,
  /<span class="(?:need|may|all|only|source|step|rule)[^>]*>[^<]*<\/span>/g,
  /<a class="badge source[^>]*>[^<]*<\/a>/g,
];

export function searchIndex(ir: Ir, pages: readonly Page[]): string {
  const named = knownAnchors(ir);
  const entries = pages.filter(page => page.file !== LANDING).flatMap(page => pageEntries(page, named));
  const lines = entries.map(entry => JSON.stringify(entry));
  return `globalThis.clawspecSearch = [\n${lines.join(',\n')}\n];\n`;
}

function pageEntries(page: Page, named: ReadonlyMap<string, Known>): Entry[] {
  const known = new Map(named);
  for (const [, id = '', title = ''] of page.body.text.matchAll(HEADING)) {
    known.set(id, { title: plain(title), kind: page.title });
  }
  const whole: Known = { title: page.title, kind: page.section.toLowerCase() };
  const found: { id: string; known: Known; from: number }[] = [
    { id: escapeHtml(page.id), known: whole, from: 0 },
  ];
  for (const match of page.body.text.matchAll(MARK)) {
    const item = known.get(match[1] ?? '');
    if (item !== undefined) found.push({ id: match[1] ?? '', known: item, from: match.index });
  }
  return found.map(({ id, known: { title, kind }, from }, index) => {
    const text = page.body.text.slice(from, found[index + 1]?.from ?? page.body.text.length);
    const words = plain(NOISE.reduce((rest, noise) => rest.replace(noise, ' '), text));
    return [
      page.file,
      unescapeHtml(id),
      title,
      kind,
      words.startsWith(`${title} `) ? words.slice(title.length + 1) : words,
    ];
  });
}

function knownAnchors(ir: Ir): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (names: readonly string[], id: (name: string) => string, kind: string) => {
    for (const name of names) known.set(escapeHtml(id(name)), { title: name, kind });
  };
  add(
    ir.requirements.map(({ id }) => id),
    anchor.requirement,
    'requirement',
  );
  add(Object.keys(ir.limits), anchor.limit, 'limit');
  add(
    ir.closeCodes.map(({ code }) => String(code)),
    code => anchor.closeCode(Number(code)),
    'close code',
  );
  add(Object.keys(ir.errors), anchor.error, 'error code');
  add(Object.keys(ir.detailCodes), anchor.detail, 'detail code');
  add(Object.keys(ir.scopes), anchor.scope, 'scope');
  add(Object.keys(ir.$defs), anchor.type, 'type');
  add(Object.keys(ir.events), anchor.event, 'event');
  add(Object.keys(ir.methods), anchor.method, 'method');
  return known;
}

function plain(text: string): string {
  return unescapeHtml(text.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
