/** `swift/`: the module ClawspecProtocol. Types, frames, catalogue and constants; needs Foundation only. */
import type { Ir } from '../../ir.ts';
import { type Emitter, type Files, pascalCase, refName } from '../emitter.ts';
import { emitEvents, emitMethodInfo, emitMethods, emitTypeIndex } from './catalogue.ts';
import { emitCodes, emitConstants } from './constants.ts';
import { declarations } from './declarations.ts';
import { emitDeviceAuth } from './device-auth.ts';
import { fileOf, refuseEndlessTypes } from './reach.ts';
import { render } from './render.ts';
import { CODING } from './support/coding.ts';
import { FRAMES } from './support/frames.ts';
import { JSON_VALUE } from './support/json-value.ts';

const HEADER = '// Generated from the specification by `npm run generate`. Do not edit.\n';

/** Members of the frames as `Frames.swift` has them. */
const FRAME_MEMBERS = {
  request: ['type', 'id', 'method', 'params', 'traceparent'],
  response: ['type', 'id', 'ok', 'payload', 'error'],
  event: ['type', 'event', 'payload', 'seq', 'stateVersion', 'recipientProfileId'],
} as const;

export const emitSwift: Emitter = async ir => {
  refuseEndlessTypes(ir);
  refuseChangedFrames(ir);
  const files: Files = new Map();
  const put = (name: string, text: string) => files.set(`swift/${name}.swift`, `${HEADER}${text}`);
  put('JSONValue', JSON_VALUE);
  put('Coding', CODING);
  put('Frames', FRAMES);
  put('Methods', emitMethods(ir));
  put('MethodInfo', emitMethodInfo(ir));
  put('ProtocolTypes', emitTypeIndex(ir));
  put('Events', emitEvents(ir));
  put('Constants', emitConstants(ir));
  put('Codes', emitCodes(ir));
  put('DeviceAuth', `\nimport Foundation\n${emitDeviceAuth(ir)}`);
  for (const [file, text] of typeFiles(ir)) put(file, text);
  return files;
};

function typeFiles(ir: Ir): Map<string, string> {
  const files = fileOf(ir);
  const texts = new Map<string, string>();
  for (const declaration of declarations(ir)) {
    const file = `Types+${pascalCase(files.get(declaration.name) ?? 'shared')}`;
    texts.set(file, `${texts.get(file) ?? ''}\n${render(declaration)}`);
  }
  return texts;
}

/** The frames are written by hand, because their contents are generic: they have to be what the IR says. */
function refuseChangedFrames(ir: Ir): void {
  for (const [frame, members] of Object.entries(FRAME_MEMBERS)) {
    const name = refName(ir.frames[frame as keyof typeof FRAME_MEMBERS]);
    const found = Object.keys(ir.$defs[name]?.properties ?? {});
    if (found.toString() !== members.toString())
      throw new Error(`${name} has the members ${found}; support/frames.ts knows ${members}`);
  }
}
