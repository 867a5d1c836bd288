/** Values that a player of the gateway's part makes up. */
import { sampleOf } from '../transcript/sample.ts';

const MOMENT = /(?:^ts|At|AtMs|[tT]imestamp|Since)$/u;

/** Whether a member is a point in time, by its name. */
export function isMoment(member: string | undefined): boolean {
  return member !== undefined && MOMENT.test(member);
}

export function sampleWord(word: string, argument: unknown): unknown {
  return sampleOf({ [word]: argument }).value;
}
