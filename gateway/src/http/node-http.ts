/**
 * The parts of node:http that are used, without the module's ES facade. Importing that facade reads every export, and
 * two of them load fetch and WebSocket: 14 MB and 25 ms that a gateway has no use for.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
