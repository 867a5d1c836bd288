/** Messages made shorter for those who asked for it. */
import type { ChatMessage } from '@clawspec/protocol';

const MARK = '…';

/** A message whose texts have at most `maxChars` characters each; cut ones end with `…`. */
export function cutMessage(message: ChatMessage, maxChars: number): ChatMessage {
  const { content } = message;
  if (typeof content === 'string') return { ...message, content: cutText(content, maxChars) };
  return {
    ...message,
    content: content.map(part =>
      part.type === 'text' ? { ...part, text: cutText(part.text, maxChars) } : part,
    ),
  };
}

/** At most `maxChars` characters, the mark included; never half of a surrogate pair. */
function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, Math.max(0, maxChars - MARK.length));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}${MARK}`;
}

/** The text on one line, cut. Undefined when nothing is left. */
export function oneLine(text: string | null, maxChars: number): string | undefined {
  const line = (text ?? '')
    .slice(0, maxChars * 8)
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : cutText(line, maxChars);
}
