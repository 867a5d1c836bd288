/** What both a job that clients send and a job that gateways keep are made of. */
import { Count, type closed, field, oneOf, type open, openEnum, Text } from './define.ts';
import { Type } from './typebox.ts';

const Optional = Type.Optional;

export const published4 = { since: 4, provenance: 'published' } as const;

/** The last moment that a date can name, in milliseconds since the Unix epoch. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** Milliseconds since the Unix epoch, as a date can name them. */
export const Moment = (description = 'Milliseconds since the Unix epoch.') =>
  Type.Integer({ minimum: 0, maximum: LAST_MOMENT, description, 'x-unit': 'ms-epoch' });

export const Every = Type.Integer({
  minimum: 1,
  maximum: LAST_MOMENT,
  description: 'Milliseconds between runs.',
  'x-unit': 'ms',
});
export const Stagger = Type.Integer({
  minimum: 0,
  maximum: LAST_MOMENT,
  description: 'Spreads jobs of one minute over this time.',
  'x-unit': 'ms',
});
export const Expression = Text('Five to seven fields, or a nickname such as `@daily`.');
export const TimeZone = Type.String({ description: 'IANA name. That of the gateway host when left out.' });
export const Argv = Type.Array(Text(), { minItems: 1 });
export const Script = Type.String({ minLength: 1, maxLength: 65_536 });
export const Env = Type.Record(Type.String(), Type.String());
export const DisplayName = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
export const ConfigRevision = (description: string) =>
  Type.String({ minLength: 1, maxLength: 128, description });

/** Text with something to read in it. */
export const Visible = (description?: string) =>
  Type.String({ minLength: 1, pattern: '\\S', ...(description === undefined ? {} : { description }) });

/** An object of the side that it is on: closed where clients send it, open where gateways do. */
type ObjectOf = typeof closed | typeof open;
/** Who sends it. Values that clients send are a closed set, those that gateways send an open one. */
type Sender = 'client' | 'gateway';

type Choice<S extends Sender, V extends readonly string[]> = ReturnType<
  S extends 'gateway' ? typeof openEnum<V> : typeof oneOf<V>
>;

const choiceOf =
  <const S extends Sender>(sender: S) =>
  <const V extends readonly string[]>(values: V) =>
    (sender === 'gateway' ? openEnum(values) : oneOf(values)) as Choice<S, V>;

export const ownerOf = (object: ObjectOf) =>
  object({ agentId: Optional(Text()), sessionKey: Optional(Text()), accountId: Optional(Text()) });

export const pacingOf = (object: ObjectOf) =>
  object(
    { min: Optional(Visible()), max: Optional(Visible()) },
    { description: 'Bounds of a cadence that the job chooses itself: at least one of them.' },
  );

export const triggerOf = (object: ObjectOf) => object({ script: Script, once: Optional(Type.Boolean()) });

export const runStatus = <const S extends Sender>(sender: S) => choiceOf(sender)(['ok', 'error', 'skipped']);
export const deliveryStatus = <const S extends Sender>(sender: S) =>
  choiceOf(sender)(['delivered', 'not-delivered', 'unknown', 'not-requested']);

/** Members of the state of a job that a patch may name too. */
export function bookkeeping<const S extends Sender>(sender: S) {
  const choice = choiceOf(sender);
  const at = (description: string) => field(Optional(Moment(description)), { ...published4, volatile: true });
  return {
    lastErrorReason: field(
      Optional(
        choice([
          'auth',
          'auth_permanent',
          'format',
          'rate_limit',
          'overloaded',
          'billing',
          'server_error',
          'timeout',
          'tls_certificate',
          'context_overflow',
          'model_not_found',
          'session_expired',
          'empty_response',
          'no_error_details',
          'unclassified',
          'unknown',
        ]),
      ),
      published4,
    ),
    lastDelivered: field(Optional(Type.Boolean()), published4),
    lastDeliveryError: field(Optional(Type.String()), published4),
    lastFailureNotificationDelivered: field(Optional(Type.Boolean()), published4),
    lastFailureNotificationDeliveryError: field(Optional(Type.String()), published4),
    lastFailureAlertAtMs: at('When somebody was last told that it keeps failing.'),
    lastTriggerEvalAtMs: at('When its trigger was last asked.'),
    triggerEvalCount: field(Optional(Count('How often its trigger was asked.')), published4),
    lastTriggerFireAtMs: at('When its trigger last said yes.'),
    triggerState: field(
      Optional(Type.Unknown({ description: 'What the script of the trigger keeps.' })),
      published4,
    ),
    streamStatus: field(
      Optional(choice(['starting', 'running', 'restarting', 'stopped', 'disabled', 'error'])),
      {
        ...published4,
        description: 'Of the command of a schedule `stream`.',
      },
    ),
    streamError: field(Optional(Type.String()), published4),
    streamConsecutiveFailures: field(Optional(Count()), published4),
    streamRestartExhausted: field(Optional(Type.Boolean()), published4),
    streamDroppedBatches: field(Optional(Count()), published4),
    streamCoalescedBatches: field(Optional(Count()), published4),
    streamLastStartedAtMs: at('When the command was last started.'),
    streamLastExitAtMs: at('When the command last ended.'),
  };
}
