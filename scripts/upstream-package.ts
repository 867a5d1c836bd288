/** The pinned `@openclaw/gateway-protocol`, read as data. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  GATEWAY_CLIENT_CAPS,
  GATEWAY_CLIENT_IDS,
  GATEWAY_CLIENT_MODES,
} from '@openclaw/gateway-protocol/client-info';
import { ConnectErrorDetailCodes } from '@openclaw/gateway-protocol/connect-error-details';
import { ErrorCodes, GatewayErrorDetailCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { MIN_PROBE_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@openclaw/gateway-protocol/version';
import type { UpstreamFacts } from '../spec/src/compare/upstream.ts';

const ROOT = new URL('../', import.meta.resolve('@openclaw/gateway-protocol'));

export interface UpstreamPackage {
  readonly version: string;
  /** SHA-512 of the schema file, as in a lock file. */
  readonly schemaDigest: string;
  readonly facts: UpstreamFacts;
}

export function readUpstream(): UpstreamPackage {
  const file = fileURLToPath(new URL('protocol.schema.json', ROOT));
  const text = readFileSync(file);
  const schema = JSON.parse(text.toString('utf8')) as Pick<UpstreamFacts, 'definitions' | 'methods'>;
  const manifest = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
  return {
    version: manifest.version,
    schemaDigest: `sha512-${createHash('sha512').update(text).digest('base64')}`,
    facts: {
      definitions: schema.definitions,
      methods: schema.methods,
      protocol: PROTOCOL_VERSION,
      minimumProtocol: MIN_PROBE_PROTOCOL_VERSION,
      registries: {
        'client.ids': Object.values(GATEWAY_CLIENT_IDS),
        'client.modes': Object.values(GATEWAY_CLIENT_MODES),
        'client.caps': Object.values(GATEWAY_CLIENT_CAPS),
        errors: Object.values(ErrorCodes),
        detailCodes: [...Object.values(ConnectErrorDetailCodes), ...Object.values(GatewayErrorDetailCodes)],
      },
    },
  };
}
