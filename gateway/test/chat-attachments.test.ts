import { LIMITS } from '@clawspec/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Bench, bench, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

const MAIN = { sessionKey: 'main' };

function send(message: string, idempotencyKey: string, more: Record<string, unknown> = {}) {
  return b.call('chat.send', { ...MAIN, message, idempotencyKey, ...more });
}

describe('attachments', () => {
  const image = Buffer.from('tiny image').toString('base64');

  it('reach the agent and are named in the history without their bytes', async () => {
    const attachments = [
      { type: 'image', mimeType: 'image/png', fileName: 'cat.png', content: image },
      { content: `data:text/plain;base64,${image}` },
    ];
    await send('look', 'k1', { attachments });
    const final = await b.end('k1');
    expect(textOf(final['message'])).toBe(
      'You said: look [image: cat.png, image/png, 10 bytes] [file: unnamed, text/plain, 10 bytes]',
    );
    const { messages } = (await b.call('chat.history', MAIN)).payload as { messages: { content: unknown }[] };
    expect(messages[0]?.content).toEqual([
      { type: 'text', text: 'look' },
      { type: 'image', mimeType: 'image/png', fileName: 'cat.png', sizeBytes: 10, omitted: true },
      { type: 'file', mimeType: 'text/plain', sizeBytes: 10, omitted: true },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no content', {}, 'attachment 1: content must be base64 text'],
    ['content of another kind', { content: { url: 'x' } }, 'attachment 1: content must be base64 text'],
    ['content that is not base64', { content: 'not base64!' }, 'attachment 1: content must be base64 text'],
    [
      'a name that is no name',
      { content: image, fileName: 7 },
      'attachment 1: fileName must be a short text',
    ],
    ['a bad media type', { content: image, mimeType: 'png' }, 'attachment 1: mimeType is not a media type'],
    [
      'a large image',
      { type: 'image', content: 'A'.repeat(Math.ceil((LIMITS.attachmentImageMaxBytes + 3) / 3) * 4) },
      `attachment 1: larger than ${LIMITS.attachmentImageMaxBytes} bytes`,
    ],
    [
      'a large file',
      { content: 'A'.repeat(Math.ceil((LIMITS.attachmentMaxBytes + 3) / 3) * 4) },
      `attachment 1: larger than ${LIMITS.attachmentMaxBytes} bytes`,
    ],
  ])('with %s are refused', async (_what, attachment, message) => {
    expect((await send('x', 'k1', { attachments: [attachment] })).error).toEqual({
      code: 'INVALID_REQUEST',
      message,
    });
  });
});
