/** The Clawspec reference gateway. */
export { GatewayLockError, StartupError, type StartupErrorCode } from './errors.ts';
export { type GatewayOptions, type RunningGateway, startGateway } from './gateway.ts';
export type { LimitName, Limits } from './server/limits.ts';
