/** A gateway in a process of its own, for tests that kill it. Arguments: state directory, token. */
import { startGateway } from '../../src/index.ts';

const [stateDir = '', token = ''] = process.argv.slice(2);
const gateway = await startGateway({ port: 0, stateDir, token });
process.stdout.write(`${gateway.url}\n`);
