/** The baseline: a bare `ws` server that echoes, and repeats what starts with `*` to everybody. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  perMessageDeflate: false,
});
server.on('connection', socket => {
  socket.on('message', data => {
    const text = data.toString();
    if (!text.startsWith('*')) socket.send(text);
    else for (const client of server.clients) client.send(text);
  });
});
