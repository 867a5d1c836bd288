/** Declarations of Swift, between the IR and the text. */

export interface Property {
  readonly wire: string;
  readonly name: string;
  /** Without the question mark. */
  readonly type: string;
  readonly optional: boolean;
  /** Always on the wire: nil is written as null. */
  readonly nullWhenNil: boolean;
  /** What the initialiser takes when the caller gives nothing, besides nil for optionals. */
  readonly preset?: string;
  /** The only value, for tags: not a parameter of the initialiser. */
  readonly fixed?: string;
  readonly doc: readonly string[];
}

export interface Versions {
  readonly since?: number;
  readonly until?: number;
}

interface Named {
  readonly name: string;
  /** `HelloOk.Tab`. */
  readonly path: string;
  readonly doc: readonly string[];
}

export interface StructDeclaration extends Named {
  readonly kind: 'struct';
  readonly properties: readonly Property[];
  readonly nested: readonly Declaration[];
  /** Members without a name of their own are kept in `additional`. */
  readonly keepsOthers: boolean;
  /** Members that not every protocol has, by wire name. */
  readonly versions: Readonly<Record<string, Versions>>;
}

export interface StringsDeclaration extends Named {
  readonly kind: 'strings';
  readonly open: boolean;
  readonly values: readonly string[];
}

/** How a member of a union is recognised. */
export type Mark =
  | { readonly by: 'tag'; readonly values: readonly string[]; readonly key?: string }
  | { readonly by: 'key'; readonly key: string }
  | { readonly by: 'shape'; readonly shape: 'string' | 'number' | 'boolean' | 'array' | 'object' }
  | { readonly by: 'constant'; readonly value: string | boolean };

export interface UnionMember {
  readonly name: string;
  /** Absent for constants. */
  readonly type?: string;
  readonly mark: Mark;
  /** Initialiser parameters to offer on the union itself. */
  readonly forward?: readonly Property[];
}

export interface UnionDeclaration extends Named {
  readonly kind: 'union';
  /** Property that holds the tag. */
  readonly tag?: string;
  readonly members: readonly UnionMember[];
  /** Type of what no member fits; absent when the union is closed. */
  readonly unknown?: string;
  /** null is a member. */
  readonly nested: readonly Declaration[];
}

export interface AliasDeclaration extends Named {
  readonly kind: 'alias';
  readonly target: string;
  readonly nested: readonly Declaration[];
}

export type Declaration = StructDeclaration | StringsDeclaration | UnionDeclaration | AliasDeclaration;
