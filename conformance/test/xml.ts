/** Problems of nesting in an XML document without comments and CDATA. */
export function wellFormed(xml: string): string[] {
  const open: string[] = [];
  const problems: string[] = [];
  const element = /<(\/?)([a-z-]+)((?:\s+[a-z][A-Za-z0-9-]*="[^"<]*")*)\s*(\/?)>/gu;
  for (const [, closing, name = '', attributes = '', empty] of xml.matchAll(element)) {
    if (closing) {
      if (open.pop() !== name) problems.push(`unexpected </${name}>`);
    } else if (!empty) open.push(name);
    if (/&(?!amp;|lt;|gt;|quot;|#39;)/u.test(attributes)) problems.push(`bare & in <${name}>`);
  }
  const rest = xml.replace(/^<\?xml[^>]*\?>/u, '').replace(element, '');
  if (rest.includes('<')) problems.push('something is no element');
  if (/&(?!amp;|lt;|gt;|quot;|#39;)/u.test(rest)) problems.push('a bare & in a text');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot carry
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(xml))
    problems.push('an illegal character');
  return [...problems, ...open.map(name => `<${name}> is never closed`)];
}
