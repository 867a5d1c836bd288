import { describe, expect, it } from 'vitest';
import { emitDocs } from '../src/emit/docs/docs.ts';
import type { Ir } from '../src/ir.ts';
import { generatedIr, RUN_EXAMPLE } from './docs-ir.ts';

async function emitPage(ir: Ir): Promise<string> {
  return (await emitDocs(ir)).get('docs/index.html') ?? '';
}

const ir = generatedIr();
const page = await emitPage(ir);
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

  it('are unique', () => {
    const all = values('id');
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  it('are there for every link', () => {
    const targets = values('href').filter(href => href.startsWith('#'));
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter(href => !ids.has(href.slice(1)))).toEqual([]);
  });

  it('are in the sidebar for every method and event', () => {
    const sidebar = page.slice(page.indexOf('<nav'), page.indexOf('</nav>'));
    const links = new Set(values('href', sidebar));
    const names = [...Object.keys(ir.methods), ...Object.keys(ir.events).map(name => `event.${name}`)];
    expect(names.filter(name => !links.has(`#${name}`))).toEqual([]);
  });
});

describe('content', () => {
  it('shows every reference as a link or in place', () => {
    const links = new Set(values('href'));
    const ids = new Set(values('id'));
    const shown = (name: string) => links.has(`#type.${name}`) || ids.has(`type.${name}`);
    expect(references(ir.$defs).filter(name => !shown(name))).toEqual([]);
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

  it('shows members of nested objects only for the protocols of their owner', () => {
    const changed = generatedIr();
    changed.$defs['TickPayload'] = {
      type: 'object',
      properties: { outer: { type: 'object', properties: { inner: { type: 'string' } } } },
      'x-fields': { outer: { since: 4 } },
    };
    return emitPage(changed).then(text => {
      const row = /<th scope="row"><code><span class="path">outer\.<\/span>inner.*/.exec(text)?.[0];
      expect(row).toContain('4 only');
    });
  });

  it('shows examples as frames with their direction', async () => {
    const changed = generatedIr();
    changed.methods['agent']!.examples = [structuredClone(RUN_EXAMPLE) as never];
    const text = await emitPage(changed);
    expect(text.includes('<summary>A run')).toBe(true);
    expect(text.includes('<b>&quot;idempotencyKey&quot;</b>: <i>&quot;k&quot;</i>')).toBe(true);
  });

  it('is the same text every time', async () => {
    expect(await emitPage(generatedIr())).toBe(page);
  });

  it('stays light', () => {
    const items = Object.keys(ir.methods).length + Object.keys(ir.events).length;
    expect(page.length / items).toBeLessThan(40_000);
  });
});

describe('safety', () => {
  const HOSTILE =
    '"><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `<b>` **<i>**';

  it('escapes whatever text the IR carries', async () => {
    const hostile = poison(generatedIr(), HOSTILE);
    const text = await emitPage(hostile);
    expect(text.match(/<script/g)).toHaveLength(1);
    const tags = text.replace(/"[^"]*"/g, '""');
    expect(/<img|<[a-z]+[^>]* on[a-z]+=/.exec(tags)?.[0]).toBeUndefined();
    expect(values('href', text).filter(href => /^\s*javascript:/i.test(href))).toEqual([]);
    expect(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true);
  });

  it('escapes names of members, methods, types and codes', async () => {
    const hostile = generatedIr();
    const name = '<x onclick="y">&\'';
    hostile.methods[name] = structuredClone(hostile.methods['health']!);
    hostile.events[name] = structuredClone(hostile.events['tick']!);
    hostile.errors[name] = structuredClone(hostile.errors['UNAVAILABLE']!);
    hostile.limits[name] = structuredClone(hostile.limits['tickIntervalMs']!);
    hostile.$defs[name] = { type: 'object', properties: { [name]: { enum: [name] } } };
    expect((await emitPage(hostile)).includes('<x')).toBe(false);
  });

  it('needs nothing from elsewhere and no inline script or style', async () => {
    const files = await emitDocs(ir);
    expect([...files.keys()]).toEqual(['docs/index.html', 'docs/style.css', 'docs/script.js']);
    expect(/<style|\sstyle=|\son[a-z]+="|<script>/.exec(page)?.[0]).toBeUndefined();
    expect([...values('src'), ...values('href').filter(href => !href.startsWith('#'))]).toEqual(
      expect.arrayContaining(['script.js', 'style.css']),
    );
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
