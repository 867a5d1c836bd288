import { describe, expect, it } from 'vitest';
import { emitDocs } from '../src/emit/docs/docs.ts';
import type { Ir } from '../src/ir.ts';
import { readProse } from '../src/sources.ts';
import { generatedIr, RUN_EXAMPLE } from './docs-ir.ts';

const LANDING = 'docs/index.html';
const chapters = readProse();

/** The pages of the site by path. */
async function emitPages(ir: Ir): Promise<Map<string, string>> {
  return new Map([...(await emitDocs(ir, chapters))].filter(([path]) => path.endsWith('.html')));
}

const ir = generatedIr();
const files = await emitDocs(ir, chapters);
const pages = await emitPages(ir);
const page = joined(pages);

/** Everything but the landing page, which repeats anchors of others for the sake of old links. */
function joined(all: ReadonlyMap<string, string>): string {
  return [...all].flatMap(([path, text]) => (path === LANDING ? [] : [withoutFrame(text)])).join('\n');
}

function withoutFrame(text: string): string {
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'));
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const values = (attribute: string, text = page) =>
  [...text.matchAll(new RegExp(`<[a-z][^>]*? ${attribute}="([^"]*)"`, 'g'))].map(match =>
    unescaped(match[1] ?? ''),
  );

describe('anchors', () => {
  const ids = new Set(values('id'));
  const wanted: Record<string, readonly string[]> = {
    method: Object.keys(ir.methods),
    event: Object.keys(ir.events).map(name => `event.${name}`),
    type: Object.keys(ir.$defs).map(name => `type.${name}`),
    error: Object.keys(ir.errors).map(code => `error.${code}`),
    detail: Object.keys(ir.detailCodes).map(code => `detail.${code}`),
    limit: Object.keys(ir.limits).map(name => `limit.${name}`),
    'close code': ir.closeCodes.map(({ code }) => `close.${code}`),
    scope: Object.keys(ir.scopes).map(name => `scope.${name}`),
    requirement: ir.requirements.map(({ id }) => `requirement.${id}`),
  };
  for (const [kind, list] of Object.entries(wanted)) {
    it(`exist for every ${kind}`, () => {
      expect(list.filter(id => !ids.has(id))).toEqual([]);
    });
  }

  it('are unique on a page, and on the site', () => {
    const twice = (all: readonly string[]) => all.filter((id, index) => all.indexOf(id) !== index);
    for (const [path, text] of pages) expect(twice(values('id', text)), path).toEqual([]);
    expect(twice(values('id').filter(id => id !== 'content'))).toEqual([]);
  });

  it('are there for every link, on the page that it names', () => {
    let count = 0;
    for (const [path, text] of pages) {
      const broken = values('href', text).filter(href => {
        if (/^https?:/.test(href)) return false;
        const [file = '', id] = href.split('#');
        const target = file === '' ? text : files.get(`docs/${file}`);
        count++;
        return target === undefined || (id !== undefined && !values('id', target).includes(id));
      });
      expect(broken, path).toEqual([]);
    }
    expect(count).toBeGreaterThan(1000);
  });

  it('are in the sidebar of every page, for every method and event', () => {
    const names = [...Object.keys(ir.methods), ...Object.keys(ir.events).map(name => `event.${name}`)];
    for (const [path, text] of pages) {
      const sidebar = text.slice(text.indexOf('<nav'), text.indexOf('</nav>'));
      const links = new Set(values('href', sidebar).map(href => href.slice(href.indexOf('#') + 1)));
      expect(
        names.filter(name => !links.has(name)),
        path,
      ).toEqual([]);
    }
  });

  it('of methods and events are on the landing page too, for links to the reference as one page', () => {
    const landing = new Set(values('id', pages.get(LANDING)));
    const names = [...Object.keys(ir.methods), ...Object.keys(ir.events).map(name => `event.${name}`)];
    expect(names.filter(name => !landing.has(name))).toEqual([]);
  });

  it('that were published stay', () => {
    const published = [
      ...['start', 'handshake', 'scopes', 'errors', 'limits', 'close-codes', 'versions', 'provenance'],
      ...['types', 'requirements'],
    ].map(name => `chapter.${name}`);
    const sections = ['session', 'frames', 'rules', 'signature', 'signature-example', 'clients'];
    const tables = ['error-codes', 'detail-codes', 'changes', 'availability'];
    const all = [...published, ...sections, ...tables, 'methods.chat', 'events.chat'];
    expect(all.filter(id => !ids.has(id))).toEqual([]);
    expect(values('id', pages.get(LANDING))).toEqual(
      expect.arrayContaining(['chapter.methods', 'chapter.events']),
    );
  });
});

describe('search', () => {
  type Entry = [file: string, id: string, title: string, kind: string, text: string];
  const script = files.get('docs/search.js') ?? '';
  const entries = JSON.parse(script.slice(script.indexOf('['), script.lastIndexOf(']') + 1)) as Entry[];

  it('knows every anchor of the reference, on the page where it is', () => {
    for (const [file, id] of entries) {
      const text = pages.get(`docs/${file}`);
      expect(text !== undefined && values('id', text).includes(id), `${file}#${id}`).toBe(true);
    }
    const known = new Set(entries.map(([, id]) => id));
    const wanted = [
      ...Object.keys(ir.methods),
      ...Object.keys(ir.events).map(name => `event.${name}`),
      ...Object.keys(ir.$defs).map(name => `type.${name}`),
      ...Object.keys(ir.limits).map(name => `limit.${name}`),
      ...chapters.map(({ id }) => `chapter.${id}`),
    ];
    expect(wanted.filter(id => !known.has(id))).toEqual([]);
  });

  it('has the words of the text, without markup', () => {
    const stream = entries.find(([, id]) => id === 'cumulative');
    expect(stream?.[4]).toContain('never append it');
    expect(entries.filter(([, , , , text]) => /<\/?[a-z]+>/.test(text)).map(([, id]) => id)).toEqual([]);
  });
});

describe('content', () => {
  it('shows every reference as a link or in place', () => {
    const ids = new Set(values('id'));
    expect(references(ir.$defs).filter(name => !ids.has(`type.${name}`))).toEqual([]);
  });

  it('shows every member of every type', () => {
    for (const [name, schema] of Object.entries(ir.$defs)) {
      const body = definitionText(name);
      for (const member of Object.keys(schema.properties ?? {})) {
        expect(body.includes(`<th scope="row"><code>${member}</code>`), `${name}.${member}`).toBe(true);
      }
    }
  });

  it('shows the signed bytes of every version', () => {
    for (const [version, layout] of Object.entries(ir.deviceAuth.layouts)) {
      const template = [version, ...layout.map(field => field.name)].join('|');
      expect(page.replace(/<[^>]*>/g, '').includes(template)).toBe(true);
    }
  });

  it('shows the details of an error where it can come', () => {
    const errorsOf = (method: string) => {
      const start = page.indexOf(`<section class="entry method" id="${method}"`);
      return page.slice(start, page.indexOf('</section>', start));
    };
    expect(errorsOf('connect')).toContain('href="errors.html#detail.PAIRING_REQUIRED"');
    expect(errorsOf('connect')).not.toContain('#detail.NOT_CONNECTED');
    expect(errorsOf('node.invoke')).toContain('href="errors.html#detail.NOT_CONNECTED"');
    expect(errorsOf('health')).not.toContain('#detail.');
  });

  it('signs the worked example in every version', () => {
    const handshake = pages.get('docs/handshake.html') ?? '';
    for (const version of Object.keys(ir.deviceAuth.layouts)) {
      expect(handshake).toContain(`device.signature, ${version}</p>`);
    }
  });

  it('shows members of nested objects only for the protocols of their owner', () => {
    const changed = generatedIr();
    changed.$defs['TickPayload'] = {
      type: 'object',
      properties: { outer: { type: 'object', properties: { inner: { type: 'string' } } } },
      'x-fields': { outer: { since: 4 } },
    };
    return emitPages(changed).then(all => {
      const row = /<th scope="row"><code><span class="path">outer\.<\/span>inner.*/.exec(joined(all))?.[0];
      expect(row).toContain('4 only');
    });
  });

  it('shows examples as frames with their direction', async () => {
    const changed = generatedIr();
    changed.methods['agent']!.examples.push(structuredClone(RUN_EXAMPLE) as never);
    const text = joined(await emitPages(changed));
    expect(text.includes('<summary>A run')).toBe(true);
    expect(text.includes('<b>&quot;idempotencyKey&quot;</b>: <i>&quot;k&quot;</i>')).toBe(true);
  });

  it('shows every requirement, and every close code in the table of limits', () => {
    const limits = pages.get('docs/limits.html') ?? '';
    for (const { code } of ir.closeCodes) expect(limits).toContain(`id="close.${code}"`);
    for (const name of Object.keys(ir.limits)) expect(limits).toContain(`id="limit.${name}"`);
  });

  it('is the same text every time', async () => {
    expect(await emitDocs(generatedIr(), chapters)).toEqual(files);
  });

  it('stays light', () => {
    const heavy = [...pages].filter(([, text]) => text.length > 400_000).map(([path]) => path);
    expect(heavy).toEqual([]);
    const frame = (pages.get(LANDING) ?? '').indexOf('<main');
    expect(frame, 'what every page repeats').toBeLessThan(40_000);
    expect((files.get('docs/search.js') ?? '').length).toBeLessThan(1_000_000);
  });

  it('leads from page to page, in the order of the sidebar', () => {
    const order = ['index.html'];
    for (;;) {
      const next = /<a rel="next" href="([^"#]+)/.exec(pages.get(`docs/${order.at(-1)}`) ?? '')?.[1];
      if (next === undefined) break;
      order.push(next);
    }
    expect(order.map(file => `docs/${file}`)).toEqual([...pages.keys()]);
  });
});

describe('safety', () => {
  const HOSTILE =
    '"><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `<b>` **<i>**';

  it('escapes whatever text the IR carries', async () => {
    const all = await emitPages(poison(generatedIr(), HOSTILE));
    for (const [path, text] of all) {
      expect(text.match(/<script/g), path).toHaveLength(1);
      const tags = text.replace(/"[^"]*"/g, '""');
      expect(/<img|<[a-z]+[^>]* on[a-z]+=/.exec(tags)?.[0], path).toBeUndefined();
      expect(values('href', text).filter(href => /^\s*javascript:/i.test(href))).toEqual([]);
    }
    expect(joined(all).includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true);
  });

  it('escapes names of members, methods, types and codes', async () => {
    const hostile = generatedIr();
    const name = '<x onclick="y">&\'';
    hostile.methods[name] = structuredClone(hostile.methods['health']!);
    hostile.events[name] = structuredClone(hostile.events['tick']!);
    hostile.errors[name] = structuredClone(hostile.errors['UNAVAILABLE']!);
    hostile.limits[name] = structuredClone(hostile.limits['tickIntervalMs']!);
    hostile.$defs[name] = { type: 'object', properties: { [name]: { enum: [name] } } };
    for (const [path, text] of await emitPages(hostile)) expect(text.includes('<x'), path).toBe(false);
  });

  it('needs nothing from elsewhere and no inline script or style', () => {
    for (const [path, text] of pages) {
      expect(
        /<style|\sstyle=|\son[a-z]+="|<script>/.exec(text.replace(/<pre[\s\S]*?<\/pre>/g, ''))?.[0],
        path,
      ).toBeUndefined();
      expect(values('src', text), path).toEqual(['script.js']);
      expect(values('href', text).filter(href => /^(?:[a-z]+:)?\/\//.test(href))).toEqual([]);
    }
    expect([...files.keys()].filter(path => !path.endsWith('.html')).toSorted()).toEqual([
      'docs/script.js',
      'docs/search.js',
      'docs/style.css',
    ]);
    expect(files.get('docs/style.css')).not.toMatch(/url\(|@import/);
  });
});

function definitionText(name: string): string {
  const start = page.indexOf(`id="type.${name}"`);
  return page.slice(start, page.indexOf('</table>', start));
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child.slice('#/$defs/'.length)] : references(child),
  );
}

/** Every summary, description, title, note and text replaced. */
function poison<T>(value: T, text: string): T {
  if (Array.isArray(value)) return value.map(item => poison(item, text)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) =>
      typeof child === 'string' &&
      /^(?:summary|description|title|note|text|source|untested|pattern)$/.test(key)
        ? [key, text]
        : [key, poison(child, text)],
    ),
  ) as T;
}
