import { describe, expect, test } from 'vitest';
import { lintProfiles, sideOf } from '../src/case/lint-profiles.ts';
import { loadCases } from '../src/case/load.ts';
import { HarnessError, UsageError } from '../src/errors.ts';
import { explain } from '../src/explain.ts';
import { list } from '../src/list-command.ts';
import { profileResults } from '../src/profile-results.ts';
import {
  type Claim,
  claimsOf,
  loadProfiles,
  type Profile,
  parseProfile,
  whyNotClaimed,
} from '../src/profiles.ts';
import type { CaseResult, CheckResult, ProfileResult } from '../src/result.ts';
import { planJobs } from '../src/run/schedule.ts';
import { selectCases } from '../src/select.ts';
import { loadSpec } from '../src/spec.ts';
import { traceRequirements } from '../src/trace.ts';
import { caseOf, check } from './trees.ts';

const profile = (extra: Partial<Profile> = {}): Profile => ({
  profile: 'core',
  title: 'Core',
  side: 'gateway',
  promise: 'It holds. All of it.',
  claim: 'always',
  cases: ['a/one', 'a/two'],
  ...extra,
});
const cron = profile({ profile: 'cron', claim: { methods: ['cron.add', 'cron.list'] }, cases: ['b/one'] });
const node = profile({
  profile: 'node',
  side: 'client',
  claim: { features: ['node'] },
  cases: ['client-a/one'],
});
const all = [profile(), cron, node];

describe('the profiles of the suite', () => {
  const profiles = loadProfiles();
  const cases = loadCases();

  test('hold together with the cases', () => {
    expect(lintProfiles(profiles, cases, loadSpec())).toEqual([]);
  });

  test('are those that the specification carries', () => {
    expect(loadSpec().profiles).toEqual(profiles);
  });

  test('promise something in two sentences', () => {
    for (const { promise } of profiles) expect(promise.match(/\.(?: |$)/gu)).toHaveLength(2);
  });

  test('begin with what the others rest on, gateways before clients', () => {
    const sides = profiles.map(({ side }) => side);
    expect(profiles[0]?.profile).toBe('core');
    expect(sides).toEqual([...sides].sort().reverse());
  });
});

describe('a profile file', () => {
  const text = (extra: object) => JSON.stringify({ ...profile(), ...extra });
  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /profiles\/core\.json/],
    ['no object', '[]', /is no object/],
    ['an unknown member', text({ bogus: 1 }), /bogus/],
    ['no title', text({ title: '' }), /title/],
    ['another name', text({ profile: 'other' }), /is called “other”/],
    ['a strange side', text({ side: 'both' }), /side/],
    ['a claim by features of a gateway', text({ claim: { features: ['node'] } }), /claim/],
    ['two claims', text({ claim: { methods: ['a'], features: ['b'] } }), /claim/],
    ['cases that are no names', text({ cases: [1] }), /cases/],
  ])('with %s is refused', (_, file, message) => {
    expect(() => parseProfile(file, 'core.json')).toThrow(HarnessError);
    expect(() => parseProfile(file, 'core.json')).toThrow(message);
  });
});

describe('lint', () => {
  const cases = [
    { case: 'a/one', file: 'a/one.jsonl' },
    { case: 'a/two', file: 'a/two.jsonl' },
  ];
  const spec = { methods: loadSpec().methods };
  test.each<[string, readonly Profile[], RegExp]>([
    ['a case in no profile', [profile({ cases: ['a/one'] })], /a\/two\.jsonl: is in no profile/],
    ['a case that is not there', [profile({ cases: ['a/gone', 'a/one', 'a/two'] })], /no case a\/gone/],
    ['a list that is not sorted', [profile({ cases: ['a/two', 'a/one'] })], /not sorted/],
    ['a name twice', [profile({ cases: ['a/one', 'a/one', 'a/two'] })], /twice/],
    ['a case of the other side', [profile(), { ...node, cases: ['a/one'] }], /a\/one judges a gateway/],
    ['a method that is not advertised', [{ ...cron, claim: { methods: ['connect'] } }], /advertises connect/],
    ['no cases', [profile(), { ...cron, cases: [] }], /has no cases/],
  ])('finds %s', (_, profiles, message) => {
    expect(lintProfiles(profiles, cases, spec).join('\n')).toMatch(message);
  });
});

describe('claims', () => {
  const claimed = (offer: string[], demanded: string[] = []) =>
    claimsOf(all, 'gateway', new Set(offer), demanded).map(one => [
      one.profile.profile,
      one.claimed,
      one.missing.join(),
    ]);

  test('need everything that the rule names', () => {
    expect(claimed([])).toEqual([
      ['core', true, ''],
      ['cron', false, 'cron.add,cron.list'],
    ]);
    expect(claimed(['cron.add'])[1]).toEqual(['cron', false, 'cron.list']);
    expect(claimed(['cron.add', 'cron.list'])[1]).toEqual(['cron', true, '']);
  });

  test('a client claims by features', () => {
    expect(claimsOf(all, 'client', new Set(['node']))).toMatchObject([{ claimed: true }]);
  });

  test('what is demanded has to be a profile of that side', () => {
    expect(() => claimed([], ['nope'])).toThrow(UsageError);
    expect(() => claimed([], ['node'])).toThrow(/profile of a client/);
  });

  test('a case is left out when no profile of its is claimed or demanded', () => {
    const claims = claimsOf(all, 'gateway', new Set());
    expect(whyNotClaimed('b/one', claims)).toBe('not claimed: profile cron (no cron.add, cron.list)');
    expect(whyNotClaimed('a/one', claims)).toBeUndefined();
    expect(whyNotClaimed('own/case', claims)).toBeUndefined();
    expect(whyNotClaimed('b/one', claimsOf(all, 'gateway', new Set(), ['cron']))).toBeUndefined();
  });
});

describe('planning', () => {
  const subject = {
    ...loadCases().find(one => one.case === 'cron/add'),
    case: 'b/one',
    protocols: [4],
    requires: ['method:cron.add'],
  } as ReturnType<typeof loadCases>[number];
  const plan = (demanded: string[]) =>
    planJobs(
      [subject],
      { protocols: [4], repeat: 1, claims: claimsOf(all, 'gateway', new Set(), demanded) },
      () => false,
    );

  test('skips what is not claimed', () => {
    expect(plan([])).toMatchObject({ jobs: [], skipped: [{ verdict: 'skip', case: 'b/one' }] });
  });

  test('what a demanded profile lacks fails its cases, check by check', () => {
    const { jobs, skipped } = plan(['cron']);
    expect(jobs).toEqual([]);
    expect(skipped).toMatchObject([{ verdict: 'untestable', protocol: 4 }]);
    expect(skipped[0]?.skipped).toBeUndefined();
    expect(skipped[0]?.checks.map(({ name }) => name)).toEqual(Object.keys(subject.checks));
    expect(skipped[0]?.checks[0]?.failure?.message).toContain('--profile cron demands method:cron.add');
  });
});

describe('results by profile', () => {
  const claim = (extra: Partial<Claim> = {}): Claim => ({
    profile: profile(),
    claimed: true,
    demanded: false,
    missing: [],
    ...extra,
  });
  const known: Partial<CheckResult> = { baseline: { state: 'xfail', reason: 'r' } };
  const of = (cases: CaseResult[], extra: Partial<Claim> = {}) =>
    profileResults([claim(extra)], cases)[0] as ProfileResult;
  const one = (...checks: CheckResult[]) => [caseOf('a/one', checks)];

  test.each<[string, CaseResult[], Partial<Claim>, ProfileResult['verdict'], number | undefined]>([
    ['everything holds', one(check('x', 'pass'), check('y', 'pass')), {}, 'pass', 100],
    ['a SHOULD is broken', one(check('x', 'pass'), check('y', 'warn')), {}, 'pass', 50],
    ['something fails', one(check('x', 'pass'), check('y', 'fail')), {}, 'fail', 50],
    ['something is untestable', one(check('x', 'untestable')), {}, 'fail', 0],
    ['a failure is known', one(check('x', 'pass'), check('y', 'fail', known)), {}, 'deviations', 50],
    ['the suite broke', one(check('x', 'error')), {}, 'error', undefined],
    ['nothing ran', [], {}, 'not-run', undefined],
    ['it is not claimed', [], { claimed: false }, 'not-claimed', undefined],
    ['it is demanded and not claimed', [], { claimed: false, demanded: true }, 'fail', undefined],
  ])('when %s', (_, cases, extra, verdict, percent) => {
    const result = of(cases, extra);
    expect(result.verdict).toBe(verdict);
    expect(result.percent).toBe(percent);
  });

  test('counts cases by name and checks by run', () => {
    const result = of([
      caseOf('a/one', [check('x', 'pass')]),
      caseOf('a/one', [check('x', 'fail', known)], { protocol: 3 }),
      caseOf('a/two', [], { verdict: 'skip', skipped: 'why' }),
      caseOf('other/one', [check('x', 'fail')]),
    ]);
    expect(result.cases).toEqual({ listed: 2, ran: 1, skipped: 1 });
    expect(result.checks).toMatchObject({ judged: 2, passed: 1, deviations: 1, expected: 1 });
  });

  test('a share is never rounded up to everything', () => {
    const checks = Array.from({ length: 999 }, (_, index) => check(`c${index}`, 'pass'));
    expect(of(one(...checks, check('x', 'fail'))).percent).toBe(99);
  });
});

describe('selection', () => {
  const cases = loadCases();
  const profiles = loadProfiles();
  const names = (extra: Partial<Parameters<typeof selectCases>[2]>) =>
    selectCases(cases, profiles, { filter: [], case: [], profile: [], slow: true, ...extra }).map(
      one => one.case,
    );

  test('a text is contained, a glob is the whole name, “!” takes away', () => {
    expect(names({ filter: ['wrong-tok'] })).toContain('auth/wrong-token');
    const auth = names({ filter: ['auth/*'] });
    expect(auth.length).toBeGreaterThan(5);
    expect(auth.every(name => name.startsWith('auth/'))).toBe(true);
    const rest = names({ filter: ['auth/*', '!*-device'] });
    expect(rest).toEqual(auth.filter(name => !name.endsWith('-device')));
    expect(names({ filter: ['!auth/'] })).toHaveLength(cases.length - names({ filter: ['auth/'] }).length);
    expect(names({ filter: ['auth/wrong-toke?'] })).toEqual(['auth/wrong-token']);
  });

  test('profile and side', () => {
    expect(names({ profile: ['config'] }).sort()).toEqual(
      profiles.find(one => one.profile === 'config')?.cases,
    );
    expect(names({ side: 'client' }).every(name => sideOf(name) === 'client')).toBe(true);
    expect(names({ profile: ['config', 'cron'] }).sort()).toEqual(
      [...names({ profile: ['config'] }), ...names({ profile: ['cron'] })].sort(),
    );
  });

  test('slow cases only when asked for or named', () => {
    const slow = cases.find(one => one.slow)?.case as string;
    expect(names({ slow: false })).not.toContain(slow);
    expect(names({ slow: false, case: [slow] })).toEqual([slow]);
  });

  test.each<[string, Parameters<typeof names>[0], RegExp]>([
    ['a filter that fits nothing', { filter: ['nope/*'] }, /“nope\/\*” fits no case/],
    ['a negative filter that fits nothing', { filter: ['!nope'] }, /“!nope” fits no case/],
    ['an empty filter', { filter: ['!'] }, /says nothing/],
    ['an unknown case', { case: ['a/nope'] }, /no case “a\/nope”/],
    ['an unknown profile', { profile: ['nope'] }, /no profile “nope”; there are core/],
    ['a profile of the other side', { profile: ['cron'], side: 'client' }, /profile of a gateway/],
    ['what leaves nothing', { filter: ['auth/'], profile: ['cron'] }, /no case is selected/],
  ])('refuses %s', (_, selection, message) => {
    expect(() => names(selection)).toThrow(UsageError);
    expect(() => names(selection)).toThrow(message);
  });
});

describe('list and explain', () => {
  const options = {
    filter: [],
    profile: [],
    requirements: false,
    profiles: false,
    json: false,
    cases: `${import.meta.dirname}/../cases`,
  };
  const lines = (text: string) => text.trimEnd().split('\n');
  const parsed = (text: string) => lines(text).map(line => JSON.parse(line) as Record<string, unknown>);

  test('cases with their profiles', () => {
    const [first, ...rest] = parsed(list({ ...options, filter: ['auth/wrong-token*'], json: true }));
    expect(first).toMatchObject({ side: 'gateway', profiles: ['core'] });
    expect(rest.length).toBeGreaterThan(0);
  });

  test('profiles with what claims them', () => {
    expect(list({ ...options, profiles: true, side: 'gateway' })).toContain('cron.add');
    expect(list({ ...options, profiles: true, side: 'gateway' })).not.toContain('client-core');
  });

  test('requirements with the checks that test them, or why not', () => {
    const text = list({ ...options, requirements: true });
    expect(text).toMatch(/^HS-001 MUST gateway .*\n {2}handshake\/challenge#first {2}core$/m);
    expect(text).toMatch(/^ {2}not tested: \S/m);
    const some = parsed(list({ ...options, requirements: true, filter: ['auth/wrong-token'], json: true }));
    expect(some.map(({ id }) => id)).toContain('AUTH-001');
    expect(some.map(({ id }) => id)).not.toContain('HS-001');
  });

  test('no requirement is without checks and without a reason', () => {
    const open = traceRequirements(loadSpec().requirements, loadProfiles()).filter(
      ({ checks, untested }) => checks.length === 0 && untested === undefined,
    );
    expect(open).toEqual([]);
  });

  test('a check that every case has counts in every profile of its side', () => {
    const wire = traceRequirements(loadSpec().requirements, loadProfiles()).find(
      ({ id }) => id === 'WIRE-001',
    );
    expect(wire?.checks[0]?.profiles).toContain('cron');
    expect(wire?.checks[0]?.profiles).not.toContain('client-core');
  });

  test.each<[string, RegExp]>([
    ['auth/wrong-token', /profile core[\s\S]*AUTH-001 \(MUST\)/],
    ['auth/wrong-token@4#code', /AUTH-001 \(MUST\)/],
    ['hs-001', /Tested by\n {2}handshake\/challenge#first/],
    ['cron', /claimed by a gateway that advertises cron\.add/],
    ['chat.send', /needs operator\.write[\s\S]*CHAT-001[\s\S]*chat\/abort/],
    ['presence', /event[\s\S]*Requirements/],
  ])('explain %s', (name, expected) => {
    const knowledge = { cases: loadCases(), profiles: loadProfiles(), spec: loadSpec() };
    expect(explain(name, knowledge)).toMatch(expected);
  });

  test('explain says what may have been meant', () => {
    const knowledge = { cases: loadCases(), profiles: loadProfiles(), spec: loadSpec() };
    expect(() => explain('wrong-token', knowledge)).toThrow(/did you mean .*auth\/wrong-token/);
    expect(() => explain('qqq', knowledge)).toThrow(/see clawspec list/);
  });
});
