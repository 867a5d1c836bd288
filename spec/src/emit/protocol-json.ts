/** `protocol.json`: the IR itself. */
import { type Emitter, json } from './emitter.ts';

export const emitProtocolJson: Emitter = ir => new Map([['protocol.json', json(ir)]]);
