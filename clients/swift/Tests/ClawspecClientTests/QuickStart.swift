import ClawspecClient
import ClawspecProtocol
import Foundation

func quickStart(gateway: URL, token: String, state: URL) async throws -> String {
  let options = GatewayClientOptions(
    url: gateway,
    client: ClientInfo(id: .gatewayClient, version: "1.0.0", platform: "macos", mode: .backend),
    credentials: Credentials(token: token),
    scopes: [.operatorRead, .operatorWrite],
    // The device key is made on first use; the gateway's token for it is kept beside it.
    identity: try DeviceKeyFile(state.appendingPathComponent("device.json")).load(),
    tokens: FileTokenStore(state.appendingPathComponent("tokens.json")))
  let client = try GatewayClient(options)
  let chats = await client.events(.chat)
  try await client.connect()
  try await client.call(.chatSend, .init(sessionKey: "main", message: "hello"))
  var answer = ""
  reading: for await chat in chats {
    switch chat {
    case .final(let reply): answer = reply.message?.text ?? ""
    case .error(let failure): answer = failure.errorMessage ?? "The run failed."
    case .aborted: answer = "Somebody stopped the run."
    default: continue reading
    }
    break reading
  }
  await client.close()
  return answer
}
