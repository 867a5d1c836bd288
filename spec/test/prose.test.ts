/** What chapters say has to be true of the specification: links, names, values and frames. */
import { describe, expect, it, test } from 'vitest';
import { FrameChecker, validatorsOf } from '../src/check-frame.ts';
import type { ProtocolVersion } from '../src/define.ts';
import { DIRECTIVES } from '../src/emit/docs/directives/index.ts';
import { emitDocs } from '../src/emit/docs/docs.ts';
import { type Block, type Fence, parseBlocks } from '../src/emit/docs/prose/blocks.ts';
import { readProse } from '../src/sources.ts';
import { generatedIr } from './docs-ir.ts';

const ir = generatedIr();
const chapters = readProse();
const validatorsFor = validatorsOf(ir);

function fences(blocks: readonly Block[]): Fence[] {
  return blocks.flatMap(block => {
    if (block.kind === 'fence') return [block];
    return block.kind === 'list' ? block.items.flatMap(fences) : [];
  });
}

const jsonFences = chapters.flatMap(({ id, markdown }) =>
  fences(parseBlocks(markdown))
    .filter(({ language }) => language === 'json')
    .map((fence, index) => ({
      name: `${id} ${index + 1}: ${Object.entries(fence.args).flat().join(' ')}`,
      fence,
    })),
);

describe('frames', () => {
  const typed = jsonFences.filter(({ fence }) => fence.args['example'] === undefined);

  test.each(typed)('$name is as the specification says', ({ fence: { args, text } }) => {
    const protocol = Number(args['protocol'] ?? 4) as ProtocolVersion;
    const value: unknown = JSON.parse(text);
    if (args['def'] !== undefined) {
      expect(Object.keys(ir.$defs)).toContain(args['def']);
      expect(validatorsFor(protocol).check({ $ref: `#/$defs/${args['def']}` }, value)).toEqual([]);
      return;
    }
    const frame = value as { type: string; id: unknown; method?: string };
    const checker = new FrameChecker(validatorsFor, protocol);
    if (frame.type === 'res') checker.sent({ type: 'req', id: frame.id, method: args['frame'] });
    const verdict = frame.type === 'req' ? checker.sent(frame) : checker.received(frame);
    expect(verdict).toEqual({ subject: args['frame'], specified: true, problems: [] });
  });

  it('are shown in the chapters about them', () => {
    expect(typed.length).toBeGreaterThan(4);
    expect(jsonFences.length - typed.length).toBeGreaterThan(10);
  });
});

describe('names', () => {
  const known = knownWords();
  const looksLikeName =
    /^(?:[A-Za-z][\w-]*(?:\.[\w-]+)+|[A-Z][A-Z0-9_]{3,}|[a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+(?:_[a-z]+)+)$/;
  const members = memberNames();
  /** A name as a whole, or a path of members. */
  const isKnown = (word: string) =>
    known.has(word) || word.split('.').every(part => members.has(part) || ROOTS.has(part));

  test.each(chapters)('in $id exist', ({ markdown }) => {
    const text = markdown.replace(/^```[\s\S]*?^```$/gm, '');
    const words = [...text.matchAll(/`([^`\n]+)`/g)]
      .map(match => match[1] ?? '')
      .filter(word => looksLikeName.test(word));
    expect([...new Set(words)].filter(word => !isKnown(word))).toEqual([]);
  });

  it('are told from others', () => {
    expect(looksLikeName.test('chat.sent') && !isKnown('chat.sent')).toBe(true);
    expect(looksLikeName.test('NOT_PARED') && !isKnown('NOT_PARED')).toBe(true);
    expect(looksLikeName.test('tickIntervalMS') && !isKnown('tickIntervalMS')).toBe(true);
    expect(looksLikeName.test('operator.reed') && !isKnown('operator.reed')).toBe(true);
    expect(isKnown('policy.tickIntervalMs') && isKnown('hello-ok.auth.scopes')).toBe(true);
  });
});

describe('directives', () => {
  it('are all used', () => {
    const used = new Set(chapters.flatMap(({ markdown }) => markdown.match(/^:::[a-z-]+/gm) ?? []));
    expect(Object.keys(DIRECTIVES).filter(name => !used.has(`:::${name}`))).toEqual([]);
  });
});

describe('limits', () => {
  test.each(Object.entries(ir.limits))('%s says in a sentence what a client does', (_name, limit) => {
    expect(limit.direction).toMatch(/^(?:c2s|s2c)$/);
    expect(limit.client).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a mistake in a chapter stops the generation', () => {
  const cases: [what: string, markdown: string, message: RegExp][] = [
    [
      'a limit that is not there',
      'Wait {{limit:tickIntervalMillis}}.',
      /prose\/odd\.md: .*tickIntervalMillis/,
    ],
    ['a close code that is not there', 'See {{close:4999}}.', /4999/],
    ['a kind of value that is not there', 'See {{colour:red}}.', /colour:red/],
    ['a table that is not there', 'Lead.\n\n:::limitz', /:::limitz/],
    ['an example that is not there', 'Lead.\n\n```json example=chat.send/never\n```', /chat\.send\/never/],
    ['JSON without a definition', 'Lead.\n\n```json\n{}\n```', /neither frame, def nor example/],
    ['JSON that cannot be read', 'Lead.\n\n```json def=HelloOk\n{,}\n```', /cannot be read/],
    ['a fence that stays open', 'Lead.\n\n```text\nabc', /not closed/],
    ['a row with too few cells', 'Lead.\n\n| a | b |\n|---|---|\n| 1 |', /1 cells instead of 2/],
    ['a link to no anchor', 'See [x](#chat.sent).', /odd\.html links to #chat\.sent/],
    ['a link to no chapter', 'See [x](chatter.md).', /#chapter\.chatter/],
    ['a link to no heading', 'See [x](limits.md#colours).', /#colours/],
    ['an anchor that another page has', 'Lead.\n\n## Frames {#frames}', /both have the anchor frames/],
  ];

  test.each(cases)('%s', async (_what, markdown, message) => {
    const odd = { id: 'odd', title: 'Odd', markdown };
    await expect(async () => emitDocs(ir, [...chapters, odd])).rejects.toThrow(message);
  });
});

/** What a path of members may begin with besides members. */
const ROOTS = new Set(['hello-ok', 'connect']);

function memberNames(): Set<string> {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'properties') for (const name of Object.keys(child)) names.add(name);
      collect(child);
    }
  };
  collect(ir.$defs);
  return names;
}

/** Every name, value and word in code type that the IR carries. */
function knownWords(): Set<string> {
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!/\s/.test(value)) words.add(value);
      for (const match of value.matchAll(/`([^`]+)`/g)) words.add(match[1] ?? '');
    } else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        words.add(key);
        collect(child);
      }
    }
  };
  const { catalogue: _others, changelog: _past, requirements: _rules, ...own } = ir;
  collect(own);
  return words;
}
