/** The part of the configuration that switches channels on. */
import { StartupError } from '../errors.ts';

export interface LoopbackConfig {
  /** Off unless true. */
  readonly enabled?: boolean;
  /** Addresses of people, besides the address `default`, where the agent is. `alice` and `bob` when left out. */
  readonly people?: readonly string[];
}

export interface ChannelsConfig {
  readonly loopback?: LoopbackConfig;
}

/** Address of the agent on the loopback channel. */
export const LOOPBACK_AGENT = 'default';
const LOOPBACK_PEOPLE = ['alice', 'bob'];
const ADDRESS = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const MAX_PEOPLE = 64;

/** Addresses of people, without repetitions. */
export function peopleOf({ people = LOOPBACK_PEOPLE }: LoopbackConfig): string[] {
  return [...new Set(people)];
}

/** @throws StartupError CONFIG_INVALID */
export function checkChannels(config: ChannelsConfig): void {
  const people = peopleOf(config.loopback ?? {});
  const wrong = people.find(name => !ADDRESS.test(name) || name === LOOPBACK_AGENT);
  if (wrong === undefined && people.length <= MAX_PEOPLE) return;
  throw new StartupError(
    'CONFIG_INVALID',
    wrong === undefined
      ? `channels.loopback.people has ${people.length} addresses`
      : `channels.loopback.people has ${JSON.stringify(wrong)}`,
    `allowed: up to ${MAX_PEOPLE} names of lower case letters, digits, dots, dashes and underscores, and not "${LOOPBACK_AGENT}"`,
  );
}
