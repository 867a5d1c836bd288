/** What a chapter can ask for with `:::name`: tables and figures that come from the IR. */
import type { Context } from '../context.ts';
import type { Html } from '../html.ts';
import { a2uiMessages, canvasCommands, canvasRoutes } from './canvas.ts';
import { configKeys } from './config.ts';
import { errorCodes, errorDetailCodes, errorShape, nextSteps } from './errors.ts';
import { limitsAndCloseCodes } from './limits.ts';
import { nodeCommands } from './node-commands.ts';
import { clients, scopeTable } from './scopes.ts';
import { signatureFields, signatureTexts, workedSignature } from './signature.ts';
import { deliveries, retries } from './tables.ts';
import { frames, session, transport } from './transport.ts';
import { availability, changes, provenanceKinds, upstream } from './versions.ts';

export type Directive = (context: Context, args: Readonly<Record<string, string>>) => Html;

export const DIRECTIVES: Readonly<Record<string, Directive>> = {
  'canvas-messages': a2uiMessages,
  availability,
  'canvas-commands': canvasCommands,
  'canvas-routes': canvasRoutes,
  changes,
  clients,
  'config-keys': configKeys,
  deliveries,
  'detail-codes': errorDetailCodes,
  'error-codes': errorCodes,
  'error-shape': errorShape,
  frames,
  limits: limitsAndCloseCodes,
  'next-steps': nextSteps,
  'node-commands': nodeCommands,
  provenance: provenanceKinds,
  retries,
  scopes: scopeTable,
  session,
  'signature-example': workedSignature,
  'signature-fields': signatureFields,
  'signature-texts': signatureTexts,
  transport,
  upstream,
};
