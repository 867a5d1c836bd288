/**
 * The Markdown that descriptions may use: paragraphs, `code`, **bold**, [links](https://…) and, in prose,
 * values of the IR as {{kind:name}}. Everything else is text. Wire names, scopes and codes link to where
 * they are described.
 */
import { anchor, type Context } from './context.ts';
import { type Html, html, join, type Part } from './html.ts';
import { placeholder } from './prose/placeholders.ts';

const INLINE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)|\{\{([a-z]+):([\w.-]+)\}\}/g;
/** Not a plain word such as `status`, which may just as well be a member or a value. */
const UNMISTAKABLE = /[._A-Z-]/;
const SAFE_LINK = /^(?:https?:\/\/|#)/;
/** Another chapter, or a heading in it, as it stands beside this one in the repository. */
const CHAPTER_LINK = /^([a-z-]+)\.md(?:#([\w.-]+))?$/;
/** Words that can be a wire name or a code: a dot or an underscore inside, or capitals only. */
const NAME = /(?<![\w.`-])(?:[A-Za-z][A-Za-z0-9-]*(?:[._][A-Za-z0-9-]+)+|[A-Z]{6,})(?![\w-])/g;

/** Paragraphs. */
export function markdown(context: Context, text: string): Html {
  return join(
    text
      .split(/\n{2,}/)
      .filter(paragraph => paragraph.trim() !== '')
      .map(paragraph => html`<p>${inline(context, paragraph.trim())}</p>\n`),
  );
}

/** One run of text. */
export function inline(context: Context, text: string): Html {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(withNames(context, text.slice(at, match.index)));
    parts.push(span(context, match));
    at = match.index + match[0].length;
  }
  parts.push(withNames(context, text.slice(at)));
  return join(parts);
}

function span(context: Context, [source, code, bold, label, target, kind, name]: RegExpMatchArray): Part {
  if (code !== undefined)
    return UNMISTAKABLE.test(code) ? codeWord(context, code) : html`<code>${code}</code>`;
  if (bold !== undefined) return html`<strong>${inline(context, bold)}</strong>`;
  if (kind !== undefined && name !== undefined) return placeholder(context, kind, name);
  if (label === undefined || target === undefined) return source;
  const chapter = CHAPTER_LINK.exec(target);
  if (chapter === null && !SAFE_LINK.test(target)) return source;
  const href = chapter === null ? target : `#${chapter[2] ?? anchor.chapter(chapter[1] ?? '')}`;
  return html`<a href="${href}">${withCode(label)}</a>`;
}

/** The text of a link: names in it lead nowhere else. */
function withCode(label: string): Part {
  return label.split('`').map((text, index) => (index % 2 === 1 ? html`<code>${text}</code>` : text));
}

/** A word in code type, linked when the page describes it. */
export function codeWord(context: Context, word: string): Html {
  const target = context.mentions.get(word);
  return target === undefined
    ? html`<code>${word}</code>`
    : html`<a href="#${target}"><code>${word}</code></a>`;
}

function withNames(context: Context, text: string): Part {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(NAME)) {
    if (!context.mentions.has(match[0])) continue;
    parts.push(text.slice(at, match.index), codeWord(context, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}
