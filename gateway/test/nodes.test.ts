/** Who may offer what: allow-list, second approval, and what is kept of nodes. */
import { describe, expect, test } from 'vitest';
import {
  approve,
  approvedNode,
  COMMANDS,
  invocation,
  operator,
  pendingOf,
  startNode,
  untilConnected,
} from './nodes-support.ts';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected, type RawClient } from './support/raw-client.ts';

const describeNode = async (admin: RawClient, nodeId: string) =>
  (await admin.request('node.describe', { nodeId })).payload;

describe('allow-list', () => {
  const all = ['system.run', 'canvas.present', 'camera.list', 'camera.snap', 'device.info', 'my.own'];
  test.each<[string, string, readonly string[]]>([
    ['linux', 'linux', ['system.run']],
    ['windows', 'Windows 11', ['system.run']],
    ['macos', 'darwin', ['camera.list', 'canvas.present', 'device.info', 'system.run']],
    ['ios', 'iOS 26.1', ['camera.list', 'canvas.present', 'device.info']],
    ['android', 'android', ['camera.list', 'canvas.present', 'device.info']],
    ['another', 'plan9', ['device.info']],
  ])('%s', async (_name, platform, expected) => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await approvedNode(gateway, admin, { platform, commands: all });
    expect((await describeNode(admin, node.id)).commands).toEqual(expected);
  });

  test('the configuration adds and takes away', async () => {
    const gateway = await testGateway({
      nodes: { allowCommands: ['my.own', 'camera.snap'], denyCommands: ['system.run', 'camera.snap'] },
    });
    const admin = await operator(gateway);
    const node = await approvedNode(gateway, admin, { commands: [...all, 'system.which'] });
    expect((await describeNode(admin, node.id)).commands).toEqual(['my.own', 'system.which']);
    const { error } = await admin.request('node.invoke', invocation(node.id, { command: 'system.run' }));
    expect(error?.details).toMatchObject({ reason: 'command not allowlisted' });
  });
});

describe('protocol 4', () => {
  test('a node waits for approval, which holds at once', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const reader = await operator(gateway, 4, ['operator.read']);
    const node = await startNode(gateway, { commands: [...COMMANDS, 'my.own'] });

    const requested = await admin.event('node.pair.requested');
    expect(requested.payload).toEqual({
      requestId: expect.any(String),
      nodeId: node.id,
      clientId: 'node-host',
      clientMode: 'node',
      displayName: 'Test Node',
      platform: 'linux',
      version: '1.0.0',
      caps: ['system'],
      commands: COMMANDS,
      requiredApproveScopes: ['operator.pairing', 'operator.admin'],
      permissions: { 'screen.record': false },
      silent: true,
      ts: expect.any(Number),
    });
    expect(await describeNode(admin, node.id)).toMatchObject({
      caps: [],
      commands: [],
      approvalState: 'pending-approval',
      pendingRequestId: requested.payload.requestId,
      pendingDeclaredCaps: ['system'],
      pendingDeclaredCommands: COMMANDS,
      pendingDeclaredPermissions: { 'screen.record': false },
      paired: true,
      connected: true,
    });
    const early = await admin.request('node.invoke', invocation(node.id));
    expect(early.error).toMatchObject({ code: 'INVALID_REQUEST', details: { reason: 'node not approved' } });

    const result = await approve(admin, node.id);
    expect(result.payload).toMatchObject({
      requestId: requested.payload.requestId,
      node: { nodeId: node.id, caps: ['system'], commands: COMMANDS },
    });
    const told = await node.client.event('node.pair.resolved');
    expect(told).toEqual({
      type: 'event',
      event: 'node.pair.resolved',
      payload: {
        requestId: requested.payload.requestId,
        nodeId: node.id,
        decision: 'approved',
        ts: expect.any(Number),
      },
    });
    const seen = await admin.event('node.pair.resolved');
    expect(seen.payload).toEqual(told.payload);
    expect(seen.seq).toEqual(expect.any(Number));
    expect(await describeNode(admin, node.id)).toMatchObject({
      caps: ['system'],
      commands: COMMANDS,
      approvalState: 'approved',
    });
    const again = await admin.request('node.pair.approve', { requestId: requested.payload.requestId });
    expect(again.error).toEqual({ code: 'INVALID_REQUEST', message: 'unknown requestId' });
    // Decisions are for those who decide.
    await reader.request('health');
    expect(reader.frames.filter(frame => frame.event?.startsWith('node.pair.'))).toEqual([]);
  });

  test('what is direct takes no number', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await approvedNode(gateway, admin);
    await node.client.event('node.pair.resolved');
    await admin.request('node.pair.remove', { nodeId: node.id });
    await node.client.closed;
    expect(node.client.frames.filter(frame => frame.seq !== undefined).map(frame => frame.event)).toEqual([]);
  });

  test('the same surface asks once; more asks again and keeps what was approved', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const device = makeDevice();
    const first = await startNode(gateway, { device });
    const waiting = await pendingOf(admin, device.id);
    await startNode(gateway, { device });
    expect(await pendingOf(admin, device.id)).toBe(waiting);
    await approve(admin, device.id);
    first.client.ws.close();

    const less = await startNode(gateway, { device, commands: ['system.which'] });
    expect(await describeNode(admin, device.id)).toMatchObject({
      commands: ['system.which'],
      approvalState: 'approved',
    });
    less.client.ws.close();

    await startNode(gateway, { device, commands: ['system.which', 'system.notify'] });
    expect(await describeNode(admin, device.id)).toMatchObject({
      commands: ['system.which'],
      approvalState: 'pending-reapproval',
      pendingDeclaredCommands: ['system.which', 'system.notify'].toSorted(),
    });
    expect(admin.frames.filter(frame => frame.event === 'node.pair.requested')).toHaveLength(2);
    await approve(admin, device.id);
    expect((await describeNode(admin, device.id)).commands).toEqual(['system.notify', 'system.which']);
  });

  test('a rejected node stays connected and useless, and may ask again', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await startNode(gateway);
    const requestId = await pendingOf(admin, node.id);
    const result = await admin.request('node.pair.reject', { requestId });
    expect(result.payload).toEqual({ requestId, nodeId: node.id });
    expect((await node.client.event('node.pair.resolved')).payload.decision).toBe('rejected');
    expect(await describeNode(admin, node.id)).toMatchObject({ commands: [], approvalState: 'unapproved' });
    await startNode(gateway, { device: node.device });
    expect(await pendingOf(admin, node.id)).not.toBe(requestId);
  });

  test('a node cannot shed the approval by speaking protocol 3', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await startNode(gateway);
    await admin.request('node.pair.reject', { requestId: await pendingOf(admin, node.id) });
    await startNode(gateway, { device: node.device, protocol: 3 });
    expect(await describeNode(admin, node.id)).toMatchObject({
      commands: [],
      approvalState: 'pending-approval',
    });
  });

  test.each<[string, readonly string[], string[], string[]]>([
    ['programs take admin', ['system.run'], ['operator.pairing', 'operator.write'], ['operator.admin']],
    ['others take write', ['system.notify'], ['operator.pairing'], ['operator.pairing', 'operator.write']],
    ['capabilities alone take nothing more', [], ['operator.read'], ['operator.pairing']],
  ])('approving: %s', async (_name, commands, tooLittle, enough) => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await startNode(gateway, { commands });
    const requestId = await pendingOf(admin, node.id);
    const weak = await operator(gateway, 4, tooLittle);
    expect((await weak.request('node.pair.approve', { requestId })).error).toMatchObject({
      code: 'FORBIDDEN',
      details: { code: 'MISSING_SCOPE' },
    });
    const strong = await operator(gateway, 4, enough);
    expect((await strong.request('node.pair.approve', { requestId })).ok).toBe(true);
  });

  test('even a node that declares nothing needs approval', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await startNode(gateway, { caps: [], commands: [] });
    const { requestId, requiredApproveScopes } = (await admin.event('node.pair.requested')).payload;
    expect(requiredApproveScopes).toEqual(['operator.pairing']);
    await admin.request('node.pair.approve', { requestId });
    expect((await describeNode(admin, node.id)).approvalState).toBe('approved');
  });

  test('what was approved survives a restart', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ stateDir });
    const admin = await operator(gateway);
    const approved = await approvedNode(gateway, admin);
    const waiting = await startNode(gateway);
    const requestId = await pendingOf(admin, waiting.id);
    await admin.request('node.rename', { nodeId: approved.id, displayName: '  Bench ' });
    await gateway.close();

    const next = await testGateway({ stateDir });
    const again = await operator(next);
    expect(await describeNode(again, approved.id)).toMatchObject({
      displayName: 'Bench',
      commands: COMMANDS,
      approvalState: 'approved',
      lastConnectedAtMs: expect.any(Number),
      lastDisconnectedAtMs: expect.any(Number),
      connected: false,
    });
    expect(await pendingOf(again, waiting.id)).toBe(requestId);
    await startNode(next, { device: approved.device });
    expect(await describeNode(again, approved.id)).toMatchObject({
      displayName: 'Bench',
      approvalState: 'approved',
      connected: true,
    });
  });
});

describe('protocol 3', () => {
  test('a connected node is usable without any approval', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway, 3);
    const node = await startNode(gateway, { protocol: 3 });
    const list = await admin.request('node.list');
    expect(list.payload).toEqual({
      ts: expect.any(Number),
      nodes: [
        {
          nodeId: node.id,
          displayName: 'Test Node',
          platform: 'linux',
          version: '1.0.0',
          caps: ['system'],
          commands: COMMANDS,
          permissions: { 'screen.record': false },
          connectedAtMs: expect.any(Number),
          paired: true,
          connected: true,
        },
      ],
    });
    expect((await admin.request('node.pair.list')).payload).toEqual({ pending: [], paired: [] });
    node.client.ws.close();
    await untilConnected(admin, node.id, false);
    expect(await describeNode(admin, node.id)).toMatchObject({ caps: [], commands: [], paired: true });
  });

  test('an operator asks for a node, approves it, and its token is verified', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway, 3);
    const params = {
      nodeId: 'legacy-1',
      displayName: 'Legacy',
      platform: 'linux',
      caps: [],
      commands: COMMANDS,
    };
    const made = await admin.request('node.pair.request', params);
    const { requestId } = made.payload.request;
    expect(made.payload).toEqual({
      status: 'pending',
      created: true,
      request: { requestId, ...params, isRepair: false, ts: expect.any(Number) },
    });
    const repeated = await admin.request('node.pair.request', { nodeId: 'legacy-1' });
    expect(repeated.payload).toEqual({ ...made.payload, created: false });
    expect((await admin.request('node.pair.list')).payload.pending).toEqual([made.payload.request]);

    const approved = await admin.request('node.pair.approve', { requestId });
    const { token } = approved.payload.node;
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const verify = (given: string) =>
      admin.request('node.pair.verify', { nodeId: 'legacy-1', token: given }).then(frame => frame.payload);
    expect(await verify(token)).toEqual({ ok: true, node: approved.payload.node });
    expect(await verify('bad')).toEqual({ ok: false });
    const { paired } = (await admin.request('node.pair.list')).payload;
    expect(paired).toMatchObject([{ nodeId: 'legacy-1', commands: COMMANDS }]);
    expect(JSON.stringify(paired)).not.toContain(token);
    expect((await admin.request('node.pair.reject', { requestId })).error?.message).toBe('unknown requestId');
    expect((await admin.request('node.pair.remove', { nodeId: 'legacy-1' })).payload).toEqual({
      nodeId: 'legacy-1',
    });
    expect(await verify(token)).toEqual({ ok: false });
  });

  test('requests of operators are bounded; those of connected nodes stay', async () => {
    const gateway = await testGateway({ limits: { pairingRequestsMax: 2 } });
    const admin = await operator(gateway, 3);
    const node = await startNode(gateway);
    for (const nodeId of ['a', 'b', 'c']) await admin.request('node.pair.request', { nodeId });
    const { pending } = (await admin.request('node.pair.list')).payload;
    const ids = pending.map((one: { nodeId: string }) => one.nodeId);
    expect(ids.toSorted()).toEqual(['b', 'c', node.id].toSorted());
  });

  test.each(['node.pair.request', 'node.pair.verify'])('%s is gone in protocol 4', async method => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const { error } = await admin.request(method, { nodeId: 'x', token: 'y' });
    expect(error).toEqual({ code: 'INVALID_REQUEST', message: `unknown method: ${method}` });
    const { hello } = await connected(gateway.url);
    expect(hello.features.methods).not.toContain(method);
  });
});

test('unknown nodes', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  for (const [method, more] of [
    ['node.describe', {}],
    ['node.rename', { displayName: 'x' }],
    ['node.pair.remove', {}],
  ] as const) {
    const { error } = await admin.request(method, { nodeId: 'nobody', ...more });
    expect(error).toEqual({ code: 'INVALID_REQUEST', message: 'unknown nodeId' });
  }
});

test('a blank name is refused', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const node = await startNode(gateway);
  const { error } = await admin.request('node.rename', { nodeId: node.id, displayName: '  ' });
  expect(error).toEqual({ code: 'INVALID_REQUEST', message: 'displayName required' });
});

test('a removed node is out at once and has to be approved twice to come back', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const node = await approvedNode(gateway, admin);
  const { payload } = await admin.request('node.pair.remove', { nodeId: node.id });
  expect(payload).toEqual({ nodeId: node.id });
  const removed = await admin.event('node.pair.resolved', frame => frame.payload.decision === 'removed');
  expect(removed.payload).toMatchObject({ requestId: '', nodeId: node.id });
  expect(await node.client.closed).toEqual({ code: 4001, reason: 'device removed' });
  await expect(startNode(gateway, { device: node.device })).rejects.toThrow('NOT_PAIRED');
  const { pending } = (await admin.request('device.pair.list')).payload;
  await admin.request('device.pair.approve', { requestId: pending[0].requestId });
  await startNode(gateway, { device: node.device });
  expect((await describeNode(admin, node.id)).approvalState).toBe('pending-approval');
});

test('what is known of a node goes with its device', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const node = await approvedNode(gateway, admin);
  await admin.request('device.pair.remove', { deviceId: node.id });
  await node.client.closed;
  expect((await admin.request('node.pair.list')).payload).toEqual({ pending: [], paired: [] });
  expect((await admin.request('node.list')).payload.nodes).toEqual([]);
});

test('a node calls only what is for nodes, and goes on after a refusal', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const node = await approvedNode(gateway, admin);
  const operators = ['status', 'node.list', 'node.invoke', 'node.pair.approve', 'device.pair.list'];
  const unspecified = [
    'node.runnerInventory.update',
    'node.skills.update',
    'node.pluginTools.update',
    'no.such',
  ];
  for (const method of [...operators, ...unspecified]) {
    const { error } = await node.client.request(method, {});
    expect(error).toEqual({ code: 'INVALID_REQUEST', message: 'unauthorized role: node' });
  }
  for (const method of ['node.event', 'node.invoke.result', 'node.invoke.progress']) {
    const { error } = await admin.request(method, {});
    expect(error).toEqual({ code: 'INVALID_REQUEST', message: 'unauthorized role: operator' });
  }
  expect((await node.client.request('health')).ok).toBe(true);
});

describe('node.event', () => {
  const stats = { cpuCount: 2, memoryTotalBytes: 100, memoryFreeBytes: 50 };
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['node.presence.alive', { payloadJSON: '{"trigger":"manual"}' }, { handled: true, reason: 'persisted' }],
    ['node.host.stats', { payload: stats }, { handled: true, reason: 'updated' }],
    ['node.host.stats', { payload: { cpuCount: 'x' } }, { handled: false, reason: 'invalid_payload' }],
    ['exec.finished', { payloadJSON: 'no json' }, { handled: false, reason: 'unmatched_exec_event' }],
    ['totally.unknown', {}, { handled: false, reason: 'unsupported_event' }],
  ])('%s %j', async (event, payload, expected) => {
    const gateway = await testGateway();
    for (const protocol of [3, 4] as const) {
      const node = await startNode(gateway, { protocol });
      const answer = await node.client.request('node.event', { event, ...payload });
      expect(answer.payload).toEqual(protocol === 3 ? { ok: true } : { ok: true, event, ...expected });
    }
  });

  test('host stats reach readers and are kept', async () => {
    const gateway = await testGateway();
    const admin = await operator(gateway);
    const node = await approvedNode(gateway, admin);
    await node.client.request('node.event', { event: 'node.host.stats', payload: stats });
    const hostStats = { ...stats, updatedAtMs: expect.any(Number) };
    expect((await admin.event('node.hostStats')).payload).toEqual({ nodeId: node.id, hostStats });
    const { paired } = (await admin.request('node.pair.list')).payload;
    expect(paired[0].lastHostStats).toEqual(hostStats);
  });
});

test('two nodes: connected ones first, then by name', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const a = await startNode(gateway, { displayName: 'a' });
  await startNode(gateway, { displayName: 'c' });
  await startNode(gateway, { displayName: 'b' });
  a.client.ws.close();
  await untilConnected(admin, a.id, false);
  const { nodes } = (await admin.request('node.list')).payload;
  expect(nodes.map((one: { displayName: string }) => one.displayName)).toEqual(['b', 'c', 'a']);
});
