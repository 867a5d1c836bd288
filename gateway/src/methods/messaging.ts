/** send and poll. */
import type { MethodName, PollParams, PollResult, SendParams, SendResult } from '@clawspec/protocol';
import type { Media, Sent } from '../channels/channel.ts';
import { type ChannelHub, INTERNAL_CHANNEL, type Place } from '../channels/hub.ts';
import { DeliveryError } from '../channels/outbound.ts';
import type { SessionNotes } from '../channels/webchat.ts';
import { GatewayError } from '../errors.ts';
import { type Dedupe, type Handlers, type Log, type Protocol, Replay, type Response } from '../ports.ts';

export interface MessagingParts {
  readonly hub: ChannelHub;
  readonly dedupe: Dedupe;
  readonly log: Log;
  readonly notes: SessionNotes;
  readonly limits: { readonly attachmentMaxBytes: number };
}

/** What protocol 3 sends through when no channel is named. */
const PROTOCOL_3_CHANNEL = 'whatsapp';
const MAX_MEDIA = 16;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

export function messagingHandlers(parts: MessagingParts): Handlers<'send' | 'poll'> {
  const once = keyed(parts.dedupe);
  return {
    send: (params, { caller }) =>
      once('send', params.idempotencyKey, () => prepareSend(parts, params, caller.protocol)),
    poll: (params, { caller }) =>
      once('poll', params.idempotencyKey, () => preparePoll(parts, params, caller.protocol)),
  };
}

type Deliver = () => Promise<SendResult | PollResult>;

/**
 * Carries a key out once. What fails before the channel was asked leaves no trace; an outcome of the channel,
 * good or bad, is kept, because a bad one may still have been delivered.
 */
function keyed(dedupe: Dedupe) {
  const running = new Map<string, Promise<Replay>>();
  return (method: 'send' | 'poll', key: string, prepare: () => Deliver): Promise<Replay> | Replay => {
    const kept = dedupe.get(method satisfies MethodName, key);
    if (kept?.response !== undefined) return new Replay(kept.response);
    const id = `${method}:${key}`;
    const going = running.get(id);
    if (going !== undefined) return going;
    const deliver = prepare();
    dedupe.set(method, key, { state: 'in-flight', runId: key });
    const work = deliver().then(
      payload => ({ ok: true, payload }) satisfies Response,
      (error: unknown) => {
        if (error instanceof GatewayError) {
          dedupe.delete(method, key);
          throw error;
        }
        const message = error instanceof DeliveryError ? error.message : 'the channel failed';
        return { ok: false, error: new GatewayError('UNAVAILABLE', message).toWire() } satisfies Response;
      },
    );
    const answer = work
      .then(response => {
        dedupe.set(method, key, { state: 'done', runId: key, response });
        return new Replay(response);
      })
      .finally(() => running.delete(id));
    running.set(id, answer);
    return answer;
  };
}

function prepareSend(parts: MessagingParts, params: SendParams, protocol: Protocol): Deliver {
  const { hub, notes } = parts;
  const { idempotencyKey: runId, message: text = '', sessionKey, replyToId, silent } = params;
  const media = mediaOf(params, parts.limits.attachmentMaxBytes);
  if (text.trim() === '' && media.length === 0) {
    throw new GatewayError('INVALID_REQUEST', 'invalid send params: text or media is required');
  }
  if (params.channel?.trim().toLowerCase() === INTERNAL_CHANNEL) {
    throw new GatewayError(
      'INVALID_REQUEST',
      'unsupported channel: webchat (internal-only). Use `chat.send` for WebChat UI messages or choose a deliverable channel.',
    );
  }
  if (params.parseMode !== undefined) {
    throw new GatewayError('INVALID_REQUEST', 'send: parseMode is not supported by this gateway');
  }
  const place = placeOf(hub, params, protocol, 'unsupported channel');
  const to = place.channel.address(params.to);
  const threadId = threadOf(place, params.threadId);
  const session = sessionKey?.trim() ? notes.canonical(sessionKey) : undefined;
  const { asVoice, gifPlayback, forceDocument } = params;
  return async () => {
    const sent = await hub.send(place, {
      to,
      text,
      media,
      ...threadId,
      ...(replyToId?.trim() ? { replyToId } : {}),
      ...(silent === undefined ? {} : { silent }),
      ...(asVoice === undefined ? {} : { asVoice }),
      ...(gifPlayback === undefined ? {} : { gifPlayback }),
      ...(forceDocument === undefined ? {} : { forceDocument }),
    });
    if (session !== undefined && text.trim() !== '') note(parts, session, text);
    return resultOf(runId, place, sent);
  };
}

/** The message is out: a session that cannot be written does not make it a failed one. */
function note({ notes, log }: MessagingParts, session: string, text: string): void {
  try {
    notes.add(session, text);
  } catch (error) {
    log.error('a sent message was not noted in its session', { session, error: String(error) });
  }
}

function preparePoll(parts: MessagingParts, params: PollParams, protocol: Protocol): Deliver {
  const { hub } = parts;
  const {
    question,
    options,
    maxSelections = 1,
    silent,
    isAnonymous,
    durationSeconds,
    durationHours,
  } = params;
  const place = placeOf(hub, params, protocol, 'unsupported poll channel');
  const { id, polls } = place.channel.descriptor;
  if (polls === undefined) throw new GatewayError('INVALID_REQUEST', `unsupported poll channel: ${id}`);
  const refused = [
    durationSeconds !== undefined && !polls.duration ? 'durationSeconds' : '',
    durationHours !== undefined && !polls.duration ? 'durationHours' : '',
    isAnonymous !== undefined && !polls.anonymous ? 'isAnonymous' : '',
  ].find(name => name !== '');
  if (refused !== undefined) {
    throw new GatewayError('INVALID_REQUEST', `${refused} is not supported for ${id} polls`);
  }
  if (durationSeconds !== undefined && durationHours !== undefined) {
    throw new GatewayError('INVALID_REQUEST', 'poll: give durationSeconds or durationHours, not both');
  }
  if (options.length > polls.maxOptions) {
    throw new GatewayError('INVALID_REQUEST', `${id} polls have at most ${polls.maxOptions} options`);
  }
  if (maxSelections > options.length) {
    throw new GatewayError('INVALID_REQUEST', 'poll: maxSelections is larger than the number of options');
  }
  const to = place.channel.address(params.to);
  const threadId = threadOf(place, params.threadId);
  const durationMs =
    durationSeconds === undefined ? (durationHours ?? 0) * 3_600_000 : durationSeconds * 1000;
  return async () => {
    const sent = await hub.sendPoll(place, {
      to,
      question,
      options,
      maxSelections,
      ...threadId,
      ...(durationMs === 0 ? {} : { durationMs }),
      ...(silent === undefined ? {} : { silent }),
      ...(isAnonymous === undefined ? {} : { anonymous: isAnonymous }),
    });
    return resultOf(params.idempotencyKey, place, sent);
  };
}

/** The channel that is named, or the only one. */
function placeOf(
  hub: ChannelHub,
  { channel, accountId }: Pick<SendParams, 'channel' | 'accountId'>,
  protocol: Protocol,
  unsupported: string,
): Place {
  const id = channel?.trim() || defaultChannel(hub, protocol);
  const found = hub.find(id);
  if (found === undefined || found.descriptor.internal === true) {
    throw new GatewayError('INVALID_REQUEST', `${unsupported}: ${id}`);
  }
  return hub.place(id, accountId);
}

function defaultChannel(hub: ChannelHub, protocol: Protocol): string {
  const ids = hub.listed.map(({ descriptor }) => descriptor.id);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return only;
  if (only !== undefined) {
    throw new GatewayError(
      'INVALID_REQUEST',
      `Error: Channel is required when several channels are configured: ${ids.join(', ')}`,
    );
  }
  if (protocol < 4) return PROTOCOL_3_CHANNEL;
  throw new GatewayError(
    'INVALID_REQUEST',
    'Error: Channel is required (no configured channels detected). Run openclaw channels add to configure one, or pass --channel <channel> after enabling a channel. Use openclaw channels list --all to see available channel ids.',
  );
}

function threadOf({ channel }: Place, threadId: string | undefined): { threadId?: string } {
  if (threadId === undefined || threadId.trim() === '') return {};
  const { id, threads } = channel.descriptor;
  if (!threads) throw new GatewayError('INVALID_REQUEST', `threadId is not supported for ${id}`);
  return { threadId };
}

function mediaOf(params: SendParams, maxBytes: number): Media[] {
  const urls = [params.mediaUrl, ...(params.mediaUrls ?? [])].flatMap(url =>
    url?.trim() ? [url.trim()] : [],
  );
  const wrong = urls.find(url => !URL.canParse(url) || !/^(https?|data):$/.test(new URL(url).protocol));
  if (wrong !== undefined) {
    throw new GatewayError('INVALID_REQUEST', 'invalid send params: media has to be given by URL');
  }
  const files = [...new Set(urls)].map((url): Media => ({ url }));
  const { buffer } = params;
  if (buffer !== undefined && buffer !== '') files.push(fileOf(params, buffer, maxBytes));
  if (files.length > MAX_MEDIA) {
    throw new GatewayError('INVALID_REQUEST', `invalid send params: more than ${MAX_MEDIA} files`);
  }
  return files;
}

function fileOf({ filename, contentType }: SendParams, buffer: string, maxBytes: number): Media {
  const base64 = buffer.replace(/^data:[^,]*;base64,/, '');
  // Measured before it is decoded: base64 carries three bytes in four characters.
  if (Math.floor((base64.length * 3) / 4) - 2 > maxBytes) {
    throw new GatewayError('INVALID_REQUEST', `invalid send params: buffer is larger than ${maxBytes} bytes`);
  }
  if (!BASE64.test(base64)) {
    throw new GatewayError('INVALID_REQUEST', 'invalid send params: buffer must be base64 text');
  }
  return {
    data: Buffer.from(base64, 'base64'),
    ...(filename === undefined ? {} : { fileName: filename }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function resultOf(runId: string, { channel }: Place, { messageId, facts }: Sent): SendResult {
  return { runId, messageId, channel: channel.descriptor.id, ...facts };
}
