/** What the fuzzer makes: valid is valid, nearly valid is not, and the same seed gives the same frames. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComposeOptions, composeEpisode, nearlyValid, validParams } from '../src/fuzz/compose.ts';
import { Random } from '../src/fuzz/random.ts';
import { smallerValues } from '../src/fuzz/shrink.ts';
import { Subject } from '../src/fuzz/subject.ts';
import { loadSpec } from '../src/spec.ts';
import '../../scripts/test/seeded.ts';

const spec = loadSpec();
const schemasFor = validatorsOf(spec);
const everything = new Set(Object.keys(spec.methods));

describe.each([3, 4])('protocol %i', protocol => {
  const validators = schemasFor(protocol);
  const subject = new Subject(spec, protocol, validators);
  const operator = subject.methodsOf('operator', everything, false);
  const node = subject.methodsOf('node', everything, false);
  const methods = [...new Set([...operator, ...node])];
  const compose: ComposeOptions = {
    seed: 7,
    subject,
    methods: { operator, node },
    maxPayload: 1_000_000,
    hostile: true,
  };
  const breaks = (name: string, params: unknown) =>
    validators.check(spec.methods[name]?.params ?? { $ref: '' }, params).length > 0;

  it.each(methods)('%s', name => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const random = new Random(seed);
        const params = validParams(subject, name, random);
        expect(breaks(name, params)).toBe(false);
        // What goes over the wire is the same: nothing is lost on the way to JSON.
        const sent: unknown = JSON.parse(JSON.stringify({ params }));
        expect(sent).toEqual({ params });
        const frame = { type: 'req', id: 'x', method: name, params };
        const near = nearlyValid(subject, frame, random);
        expect(near).toBeDefined();
        const { params: broken, ...rest } = (near?.value ?? {}) as { params?: unknown };
        const frameBroken = validators.check(spec.frames.request, { ...rest, params: broken }).length > 0;
        expect(frameBroken || breaks(name, broken ?? {})).toBe(true);
        expect(subject.expectationOf(near?.value, 'operator')).toMatchObject({ verdict: 'refused' });
      }),
      { numRuns: 25 },
    );
  });

  it('the same seed gives the same episodes, whatever came before', () => {
    const text = (seed: number, episode: number) =>
      JSON.stringify(composeEpisode({ ...compose, seed }, episode));
    const first = [3, 1, 2].map(episode => text(7, episode));
    expect([3, 1, 2].map(episode => text(7, episode))).toEqual(first);
    expect(text(8, 3)).not.toBe(first[0]);
    expect(new Set(first).size).toBe(3);
  });

  it('harmless methods change nothing', () => {
    const harmless = subject.methodsOf('operator', everything, true);
    expect(harmless).toContain('chat.history');
    for (const name of ['config.set', 'sessions.delete', 'chat.send', 'cron.add', 'send']) {
      expect(harmless).not.toContain(name);
    }
  });
});

it('what gets smaller comes to an end', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), value => {
      let current: unknown = value;
      for (let steps = 0; steps < 2_000; steps++) {
        const [next] = smallerValues(current);
        if (next === undefined) return;
        current = next;
      }
      throw new Error('goes on for ever');
    }),
    { numRuns: 200 },
  );
});
