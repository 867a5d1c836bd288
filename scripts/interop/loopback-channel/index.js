/**
 * A channel plugin for the real gateways: takes what is sent and gives it an id. With it the cases about
 * messages run without an account anywhere.
 */
const CHANNEL = 'loopback';
const ACCOUNT = 'default';

let count = 0;
const taken = () => {
  count += 1;
  return { channel: CHANNEL, messageId: `message-${count}`, chatId: CHANNEL };
};
const account = () => ({ accountId: ACCOUNT, enabled: true, configured: true });

const plugin = {
  id: CHANNEL,
  meta: {
    id: CHANNEL,
    label: 'Loopback',
    selectionLabel: 'Loopback',
    docsPath: '/channels/loopback',
    blurb: 'Takes messages and sends them nowhere.',
  },
  capabilities: { chatTypes: ['direct'], polls: true, media: true },
  config: {
    listAccountIds: () => [ACCOUNT],
    defaultAccountId: () => ACCOUNT,
    resolveAccount: account,
    inspectAccount: account,
    isConfigured: () => true,
    isEnabled: () => true,
    describeAccount: account,
  },
  setup: { applyAccountConfig: ({ cfg }) => cfg },
  messaging: {
    normalizeTarget: target => target.trim(),
    targetResolver: { looksLikeId: () => true, hint: '<name>' },
  },
  outbound: {
    deliveryMode: 'direct',
    textChunkLimit: 4000,
    pollMaxOptions: 12,
    resolveTarget: ({ to }) => (to ? { ok: true, to } : { ok: false, error: new Error('to is missing') }),
    sendText: async () => taken(),
    sendMedia: async () => taken(),
    sendPoll: async () => taken(),
  },
};

export default {
  id: CHANNEL,
  name: 'Loopback',
  description: 'A channel that takes messages and sends them nowhere.',
  configSchema: { type: 'object', additionalProperties: false, properties: {} },
  register(api) {
    api.registerChannel({ plugin });
  },
};
