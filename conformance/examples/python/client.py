#!/usr/bin/env python3
"""A small client of the gateway protocol, and its driver: `clawspec test --client 'python3 client.py'` judges it."""
import asyncio, json, sys
import websockets  # Debian: python3-websockets


def report(saw, **facts):
    print(json.dumps({"saw": saw, **facts}), flush=True)


class Client:
    def __init__(self, url, role, scopes, auth={}, **_):
        self.url, self.calls, self.ready = url, {}, asyncio.Event()
        self.offer = {"minProtocol": 3, "maxProtocol": 4, "role": role, "scopes": scopes, "auth": auth, "caps": []}
        self.task = asyncio.create_task(self.listen())

    async def listen(self):
        try:
            async with websockets.connect(self.url, max_size=None) as self.socket:
                while True:
                    self.take(json.loads(await self.socket.recv()))
        except Exception as error:  # being cancelled is none of these: the suite said so
            print(repr(error), file=sys.stderr)
            report("disconnected", code=getattr(error, "code", 1006), reason=getattr(error, "reason", ""), decision="stop")
        finally:
            for call in self.calls.values():
                call.cancel()

    def take(self, frame):
        if frame["type"] == "res" and frame["id"] in self.calls:
            call = self.calls.pop(frame["id"])
            call.done() or call.set_result(frame)
        elif frame["type"] == "event" and frame["event"] == "connect.challenge" and frame["payload"].get("nonce"):
            asyncio.create_task(self.connect())
        elif frame["type"] == "event":
            report("event", event=frame["event"], payload=frame.get("payload"))

    async def call(self, id, method, params):
        self.calls[id] = answer = asyncio.get_running_loop().create_future()
        await self.socket.send(json.dumps({"type": "req", "id": id, "method": method, "params": params}))
        return await answer

    async def connect(self):
        me = {"id": "cli", "version": "1.0.0", "platform": sys.platform, "mode": "cli"}
        answer = await self.call("connect", "connect", {**self.offer, "client": me})
        if answer["ok"]:
            report("connected", protocol=answer["payload"]["protocol"])
            self.ready.set()

    async def request(self, id, method, params={}, timeoutMs=30000, **_):
        try:
            await self.ready.wait()
            answer = await asyncio.wait_for(self.call(id, method, params), timeoutMs / 1000)
        except (asyncio.CancelledError, asyncio.TimeoutError, websockets.WebSocketException) as error:
            answer = {"ok": False, "error": {"code": "NO_ANSWER", "message": repr(error)}}
        report("response", **{key: answer[key] for key in ("ok", "payload", "error") if key in answer}, id=id)


async def main():
    report("ready", driver="example-python", version="1.0.0", features=[])
    running = set()  # keeps tasks alive
    while line := await asyncio.to_thread(sys.stdin.readline):
        told = json.loads(line)
        if told["do"] == "connect":
            client = Client(**told)
        elif told["do"] == "request":
            running.add(asyncio.create_task(client.request(**told)))
        elif told["do"] == "disconnect":
            client.task.cancel()
            await asyncio.wait([client.task])


asyncio.run(main())
