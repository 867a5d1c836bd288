/** Configuration alone, for programs that talk to a gateway and do not run one. */
export { EXIT_CODES, StartupError } from '../errors.ts';
export {
  type ClientTarget,
  type ConfigFlags,
  type GatewayAuth,
  type GatewayConfig,
  loadClientTarget,
  loadGatewayConfig,
} from './config.ts';
