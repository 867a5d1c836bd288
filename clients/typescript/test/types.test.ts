import type { AgentFinal, AgentResult, ChatPayload, HealthSnapshot } from '@clawspec/protocol';
import { expectTypeOf, it } from 'vitest';
import type {
  AgentRun,
  EventStream,
  GatewayClient,
  ParamsInput,
  RequestArgs,
  RequestMethod,
} from '../src/index.ts';

it('types requests by the registry of the specification', () => {
  expectTypeOf<'connect'>().not.toExtend<RequestMethod>();
  expectTypeOf<'chat.send'>().toExtend<RequestMethod>();
  expectTypeOf<{ sessionKey: string; message: string }>().toExtend<ParamsInput<'chat.send'>>();
  expectTypeOf<{ sessionKey: string }>().not.toExtend<ParamsInput<'chat.send'>>();
  expectTypeOf<{ text: number }>().not.toExtend<ParamsInput<'system-event'>>();
  // Params may be left out only where nothing is required.
  expectTypeOf<[]>().toExtend<RequestArgs<'health'>>();
  expectTypeOf<[]>().not.toExtend<RequestArgs<'chat.history'>>();
});

it('types results, responses and events', () => {
  const health = (client: GatewayClient) => client.request('health');
  expectTypeOf(health).returns.resolves.toEqualTypeOf<HealthSnapshot>();
  expectTypeOf<AgentRun['accepted']>().resolves.toEqualTypeOf<AgentResult>();
  expectTypeOf<AgentRun['final']>().resolves.toEqualTypeOf<AgentFinal>();
  const chat = (client: GatewayClient) => client.events('chat');
  expectTypeOf(chat).returns.toEqualTypeOf<EventStream<ChatPayload>>();
  const other = (client: GatewayClient) => client.events('something.new');
  expectTypeOf(other).returns.toEqualTypeOf<EventStream<unknown>>();
});
