/**
 * Compile-time test: the types of the TypeBox source and the generated types say the same. It has no
 * run time; `tsc` is the judge. Types that contain a union with a catch-all member are generated
 * without that member, so they are compared one way only.
 */
import type * as Generated from '@clawspec/protocol';
import type * as Spec from '../src/protocol.ts';

type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type OneWay<A, B> = [A] extends [B] ? true : false;

/** Methods whose results carry chat messages: their content parts are a union with a catch-all. */
type Tagged = 'chat.history';

type Params = { [M in Spec.MethodName]: Mutual<Spec.ParamsOf<M>, Generated.ParamsOf<M>> };
type Results = {
  [M in Exclude<Spec.MethodName, Tagged>]: Mutual<Spec.ResultOf<M>, Generated.ResultOf<M>>;
};
type TaggedResults = { [M in Tagged]: OneWay<Generated.ResultOf<M>, Spec.ResultOf<M>> };
type TaggedEvents = 'agent' | 'chat';
type Payloads = {
  [E in Exclude<Spec.EventName, TaggedEvents>]: Mutual<Spec.PayloadOf<E>, Generated.PayloadOf<E>>;
};

type AllTrue<T extends Record<string, boolean>> = { [K in keyof T]: T[K] extends true ? never : K }[keyof T];

/** Fails to compile when a name differs; the error names it. */
type Expect<T extends never> = T;
export type _Params = Expect<AllTrue<Params>>;
export type _Results = Expect<AllTrue<Results>>;
export type _TaggedResults = Expect<AllTrue<TaggedResults>>;
export type _Payloads = Expect<AllTrue<Payloads>>;
export type _Methods = Expect<Exclude<Spec.MethodName, Generated.MethodName>>;
export type _Events = Expect<Exclude<Spec.EventName, Generated.EventName>>;
