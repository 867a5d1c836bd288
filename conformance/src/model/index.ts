/** A model provider without a model: says what it is told to say. See ../../docs/scripted-model.md. */
export {
  type Answer,
  DirectiveError,
  MODEL_LIMITS,
  parseRules,
  type Rule,
  readDirectives,
} from './answer.ts';
export { type ModelCommandOptions, runModel } from './command.ts';
export {
  type AskedRequest,
  DEFAULT_MODEL,
  type ModelOptions,
  type ScriptedModel,
  startModel,
} from './server.ts';
