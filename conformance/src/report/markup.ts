/** Text in HTML, SVG and XML. */

/** Escapes what ends a text or an attribute, and replaces what no document can carry. */
export function escapeMarkup(text: string): string {
  return Array.from(text, character => (isLegal(character.codePointAt(0) as number) ? character : '\ufffd'))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** What XML 1.0 allows; HTML allows no less but for oddities that nobody wants in a report. */
function isLegal(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}
