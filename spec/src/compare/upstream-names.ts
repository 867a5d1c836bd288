/** Where upstream's definitions do not follow the convention of wire name in PascalCase plus Params, Result or Event. */
export const UPSTREAM_NAMES: Readonly<Record<string, string>> = {
  'connect result': 'HelloOk',
  'agent.identity.get params': 'AgentIdentityParams',
  'agent.identity.get result': 'AgentIdentityResult',
  'skills.proposals.create params': 'SkillsProposalCreateParams',
  'device.scopes.requestUpgrade params': 'ScopeUpgradeRequest',
  'device.scopes.waitUpgrade params': 'ScopeUpgradeWait',
};

/** Named types of ours that upstream publishes under another name. */
export const UPSTREAM_TYPES: Readonly<Record<string, string>> = {
  MissingScopeDetails: 'MissingScopeErrorDetails',
  UnknownAgentDetails: 'UnknownAgentIdErrorDetails',
};

/** The name under which upstream would publish a part of a method or event. */
export function upstreamName(subject: string, part: 'params' | 'result' | 'payload'): string {
  const named = UPSTREAM_NAMES[`${subject} ${part}`];
  if (named !== undefined) return named;
  const pascal = subject.replace(/(?:^|[.-])(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return pascal + { params: 'Params', result: 'Result', payload: 'Event' }[part];
}
