/** Approvals that wait and approvals that are decided. */
import { ExecApprovalDecision, ExecApprovalPending } from '../approvals.ts';
import { defineEvent, field, named, open, Text, Timestamp } from '../define.ts';
import { Type } from '../typebox.ts';

const approvals = {
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  delivery: 'broadcast',
  scopes: ['operator.approvals'],
  roles: ['operator'],
  stateVersion: false,
} as const;

export const execApprovalRequested = defineEvent({
  ...approvals,
  event: 'exec.approval.requested',
  summary: 'A command waits for a decision.',
  description: 'Operators that connect later find the commands that wait with exec.approval.list.',
  payload: ExecApprovalPending,
  droppable: false,
  examples: ['requested'],
});

export const ExecApprovalResolvedPayload = named(
  'ExecApprovalResolvedPayload',
  open({
    id: field(Text(), { volatile: true }),
    decision: ExecApprovalDecision,
    resolvedBy: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description: 'Name of the client that decided: its display name, or else its id.',
      }),
    ),
    ts: field(Timestamp(), { volatile: true }),
  }),
  'Payload of exec.approval.resolved.',
);

export const execApprovalResolved = defineEvent({
  ...approvals,
  event: 'exec.approval.resolved',
  summary: 'An approval was decided. None is sent for one that expires: its expiresAtMs tells.',
  payload: ExecApprovalResolvedPayload,
  droppable: false,
  examples: ['resolved'],
});
