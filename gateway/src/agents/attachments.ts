/** Files that come with a message: checked, measured and decoded before a run begins. */
import { GatewayError } from '../errors.ts';
import type { Attachment } from './runtime.ts';

export interface AttachmentLimits {
  readonly attachmentMaxBytes: number;
  readonly attachmentImageMaxBytes: number;
}

const DATA_URL = /^data:([^;,\s]+)(?:;[^,;]+)*;base64,/;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const MIME_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;

/**
 * @param list Attachments as sent: `{type?, mimeType?, fileName?, content}`, content being base64 text or a data URL.
 * @throws GatewayError INVALID_REQUEST for content that is missing, not base64, or too large.
 */
export function readAttachments(
  list: readonly unknown[] | undefined,
  limits: AttachmentLimits,
): Attachment[] {
  return (list ?? []).map((item, index) => readAttachment(item, `attachment ${index + 1}`, limits));
}

function readAttachment(item: unknown, name: string, limits: AttachmentLimits): Attachment {
  if (typeof item !== 'object' || item === null) throw invalid(`${name}: must be object`);
  const { type, mimeType, fileName, content } = item as Record<string, unknown>;
  if (typeof content !== 'string' || content === '') throw invalid(`${name}: content must be base64 text`);
  const prefix = DATA_URL.exec(content);
  const base64 = content.slice(prefix?.[0].length ?? 0);
  const mime = text(mimeType, name, 'mimeType') ?? prefix?.[1] ?? 'application/octet-stream';
  if (!MIME_TYPE.test(mime)) throw invalid(`${name}: mimeType is not a media type`);
  const file = text(fileName, name, 'fileName');
  const image = type === 'image' || mime.startsWith('image/');
  const max = image ? limits.attachmentImageMaxBytes : limits.attachmentMaxBytes;
  // Measured before it is decoded: base64 carries three bytes in four characters.
  if (Math.floor((base64.length * 3) / 4) - 2 > max) throw tooLarge(name, max);
  if (!BASE64.test(base64)) throw invalid(`${name}: content must be base64 text`);
  const data = Buffer.from(base64, 'base64');
  if (data.length === 0) throw invalid(`${name}: content is empty`);
  if (data.length > max) throw tooLarge(name, max);
  return {
    kind: image ? 'image' : 'file',
    mimeType: mime,
    ...(file === undefined ? {} : { fileName: file }),
    data,
  };
}

function text(value: unknown, name: string, member: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > 255)
    throw invalid(`${name}: ${member} must be a short text`);
  return value;
}

function tooLarge(name: string, max: number): GatewayError {
  return invalid(`${name}: larger than ${max} bytes`);
}

function invalid(message: string): GatewayError {
  return new GatewayError('INVALID_REQUEST', message);
}
