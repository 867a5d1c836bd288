/** How often the agent gets a heartbeat, when, and what it is told. */

export interface ActiveHours {
  /** `HH:MM`. Default 00:00. */
  readonly start?: string;
  /** Default 24:00. */
  readonly end?: string;
  /** IANA name; that of the host when left out. */
  readonly timezone?: string;
}

export interface HeartbeatSettings {
  /** Such as `30m`; `0m` means none. */
  readonly every: string;
  readonly prompt: string;
  /** Text that may stand beside the acknowledgement, in characters. */
  readonly ackMaxChars: number;
  /** Always, when left out. */
  readonly activeHours?: ActiveHours;
}

/** The acknowledgement: a reply of this and little else is not shown. */
export const ACK_TOKEN = 'HEARTBEAT_OK';

export const DEFAULT_HEARTBEAT: HeartbeatSettings = {
  every: '30m',
  prompt: `This is a heartbeat. Look after what needs attention now; do not repeat old work. If there is nothing, answer ${ACK_TOKEN}.`,
  ackMaxChars: 300,
};

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `30m`, `1h30m`, or minutes without a unit; undefined for what is none. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 60_000;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed)) return undefined;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  return Math.round(
    parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0),
  );
}

/** Minutes after midnight of `HH:MM`; undefined for what is none. */
export function parseTimeOfDay(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= 1440 ? total : undefined;
}

/** Whether a point in time lies in the active hours. An end before the start is on the next day. */
export function isActive(hours: ActiveHours | undefined, now: number): boolean {
  const start = parseTimeOfDay(hours?.start ?? '00:00');
  const end = parseTimeOfDay(hours?.end ?? '24:00');
  if (hours === undefined || start === undefined || end === undefined || start === end) return true;
  const minute = minuteOfDay(now, hours.timezone);
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

function minuteOfDay(now: number, timeZone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return parseTimeOfDay(format.format(new Date(now))) ?? 0;
}

/** Whether a reply is an acknowledgement: the token first or last, and not much beside it. */
export function isAcknowledgement(reply: string, maxChars: number): boolean {
  const text = reply.replaceAll(/[*_`~]+/g, match => (match.startsWith('_') ? match : '')).trim();
  const rest = text.startsWith(ACK_TOKEN)
    ? text.slice(ACK_TOKEN.length)
    : text.endsWith(ACK_TOKEN)
      ? text.slice(0, -ACK_TOKEN.length)
      : undefined;
  return rest !== undefined && rest.trim().length <= maxChars;
}
