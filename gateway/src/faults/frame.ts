/** Changes frames for faults. */
export type Json = Record<string, unknown>;

/** The frame with so much padding that it has this many bytes; frames that are larger stay as they are. */
export function grown(frame: Json, bytes: number): Json {
  const payload = frame['payload'];
  const intoPayload = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  const padded = (padding: string): Json =>
    intoPayload ? { ...frame, payload: { ...payload, padding } } : { ...frame, padding };
  const missing = bytes - Buffer.byteLength(JSON.stringify(padded('')));
  return missing <= 0 ? frame : padded('x'.repeat(missing));
}
