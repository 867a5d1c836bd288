/** A door to a gateway that falls down when somebody calls `wake` with a text. Arguments: port, URL of the gateway. */
import { WebSocket, WebSocketServer } from 'ws';

const [port = '0', url = ''] = process.argv.slice(2);
const server = new WebSocketServer({ port: Number(port), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', client => {
  const gateway = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
  const waiting: string[] = [];
  gateway.on('open', () => {
    for (const text of waiting.splice(0)) gateway.send(text);
  });
  gateway.on('message', data => client.send(String(data)));
  client.on('message', data => {
    const text = String(data);
    if (/"method":"wake"/.test(text) && /"text":"/.test(text)) process.exit(3);
    if (gateway.readyState === WebSocket.OPEN) gateway.send(text);
    else waiting.push(text);
  });
  gateway.on('close', () => client.close());
  client.on('close', () => gateway.terminate());
  gateway.on('error', () => client.terminate());
});
