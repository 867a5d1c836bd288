import { CLOSE_CODES, DETAIL_CODES, ERROR_CODES, EVENTS, METHODS } from '@clawspec/protocol';
import { describe, expect, test } from 'vitest';
import { StartupError } from '../src/errors.ts';
import { parseFault } from '../src/faults/index.ts';

describe('reading a fault', () => {
  test.each([
    ['drop event=chat', { moment: { kind: 'event', name: 'chat' }, nth: 1, times: Number.POSITIVE_INFINITY }],
    ['drop event=chat nth=2', { nth: 2, times: 1 }],
    ['drop event=chat nth=2 times=always', { nth: 2, times: Number.POSITIVE_INFINITY }],
    ['drop event=* times=3', { moment: { kind: 'event', name: '*' }, nth: 1, times: 3 }],
    ['drop at=hello', { moment: { kind: 'response', name: 'connect' } }],
    ['delay event=tick by=500', { effect: { kind: 'delay', byMs: 500 } }],
    ['drop event=tick connection=2', { connections: { from: 2, to: 2 } }],
    ['drop event=tick connection=1-3', { connections: { from: 1, to: 3 } }],
    ['drop event=tick connection=2-', { connections: { from: 2, to: Number.POSITIVE_INFINITY } }],
    ['close at=request method=chat.send', { moment: { kind: 'request', name: 'chat.send' } }],
    ['close at=event event=chat', { moment: { kind: 'event', name: 'chat' } }],
    ['close event=chat', { effect: { kind: 'close', code: 1012, reason: 'service restart' } }],
    [
      'close event=chat code=4000 reason="say \\"hi\\""',
      { effect: { kind: 'close', code: 4000, reason: 'say "hi"' } },
    ],
    ['  stall   after=hello  ', { effect: { kind: 'stall', forMs: Number.POSITIVE_INFINITY } }],
    [
      'fail request=health code=FORBIDDEN detail=MISSING_SCOPE message=no',
      {
        effect: {
          kind: 'fail',
          error: { code: 'FORBIDDEN', message: 'no', details: { code: 'MISSING_SCOPE' } },
        },
      },
    ],
  ])('%s', (spec, expected) => {
    expect(parseFault(spec)).toMatchObject(expected);
  });

  test.each([
    ['', 'unknown kind “”', 'drop, delay'],
    ['explode event=chat', 'unknown kind “explode”', 'stall-reads'],
    ['toString event=chat', 'unknown kind “toString”', 'drop'],
    ['drop', 'does not say which frame', 'at=challenge|connect|hello'],
    ['drop event=chat response=health', 'names two frames', 'event=NAME'],
    ['drop event=Chat', 'event=Chat is unknown; did you mean chat?', 'presence'],
    ['drop event=nothing', 'event=nothing is unknown', 'presence'],
    ['drop response=chat.sned', 'response=chat.sned is unknown', 'chat.send'],
    ['drop event=chat nth=0', 'nth=0 is not possible', 'whole number from 1'],
    ['drop event=chat times=x', 'times=x is not possible', 'always'],
    ['drop event=chat connection=3-1', 'connection=3-1 is not possible', '1-2'],
    ['drop event=chat event=tick', 'event is given twice', 'once'],
    ['drop event=chat by=5', 'by= is not for this kind', 'gap'],
    ['drop event=chat always', '“always” stands alone', 'KEY=VALUE'],
    ['drop event="chat', 'cannot read', 'double quotes'],
    ['drop =chat', 'cannot read', 'double quotes'],
    ['delay event=chat', 'by= is missing', 'whole number'],
    ['delay request=health by=5', 'delay does not work on a request', 'response'],
    ['delay at=connect by=5', 'does not work on a request', 'event=NAME'],
    ['skip-seq event=connect.challenge', 'has no seq', 'after the handshake'],
    ['fail request=health', 'code= is missing', 'UNAVAILABLE'],
    ['fail request=health code=NOPE', 'code=NOPE is unknown', 'INVALID_REQUEST'],
    ['refuse connect', 'code= is missing', 'NOT_PAIRED'],
    ['refuse connect code=NOT_PAIRED detail=NOPE', 'detail=NOPE is unknown', 'PAIRING_REQUIRED'],
    ['close event=chat code=1005', 'code=1005 cannot be sent', '1012'],
    ['close event=chat code=12', 'code=12 cannot be sent', '4001'],
  ])('%s is refused', (spec, problem, allowed) => {
    let error: unknown;
    try {
      parseFault(spec);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(StartupError);
    if (error instanceof StartupError) {
      expect(error.code).toBe('CONFIG_INVALID');
      expect(error.message).toContain(problem);
      expect(error.hint).toContain(allowed);
    }
  });

  test('every name and code of the specification can be written', () => {
    for (const event of Object.keys(EVENTS)) parseFault(`drop event=${event}`);
    for (const method of Object.keys(METHODS)) parseFault(`drop request=${method}`);
    for (const code of Object.keys(ERROR_CODES)) parseFault(`refuse connect code=${code}`);
    for (const detail of Object.keys(DETAIL_CODES))
      parseFault(`refuse connect code=UNAVAILABLE detail=${detail}`);
    for (const { code } of CLOSE_CODES) parseFault(`close at=hello code=${code}`);
  });
});
