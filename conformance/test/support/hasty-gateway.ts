/** The reference gateway with limits of its own. Arguments: port, and limits as JSON. State and token are in the environment. */
import { startGateway } from '@clawspec/gateway';

const [port = '0', limits = '{}'] = process.argv.slice(2);
const { OPENCLAW_GATEWAY_TOKEN: token = '', OPENCLAW_STATE_DIR: stateDir = '' } = process.env;
const gateway = await startGateway({
  port: Number(port),
  token,
  stateDir,
  limits: JSON.parse(limits) as Record<string, number>,
});
process.once('SIGTERM', () => {
  gateway.close().then(() => process.exit(0));
});
