// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "clawspec",
  platforms: [.macOS(.v13), .iOS(.v16)],
  products: [
    .library(name: "ClawspecProtocol", targets: ["ClawspecProtocol"]),
    .library(name: "ClawspecClient", targets: ["ClawspecClient"]),
    .executable(name: "clawspec-swift-driver", targets: ["clawspec-swift-driver"]),
  ],
  targets: [
    // Written by `npm run generate`.
    .target(name: "ClawspecProtocol", path: "generated/swift"),
    .target(
      name: "ClawspecClient",
      dependencies: [
        "ClawspecProtocol",
        .target(name: "CClawspecTLS", condition: .when(platforms: [.linux])),
      ],
      path: "clients/swift/Sources/ClawspecClient"
    ),
    // Ed25519 and TLS on Linux; Apple platforms have both built in.
    .systemLibrary(
      name: "CClawspecTLS",
      path: "clients/swift/Sources/CClawspecTLS",
      pkgConfig: "openssl",
      providers: [.apt(["libssl-dev"]), .yum(["openssl-devel"])]
    ),
    .executableTarget(
      name: "clawspec-swift-driver",
      dependencies: ["ClawspecClient"],
      path: "clients/swift/Sources/clawspec-swift-driver"
    ),
    .executableTarget(
      name: "ClawspecBench",
      dependencies: ["ClawspecProtocol"],
      path: "clients/swift/Sources/ClawspecBench"
    ),
    .testTarget(
      name: "ClawspecProtocolTests",
      dependencies: ["ClawspecProtocol"],
      path: "clients/swift/Tests/ClawspecProtocolTests"
    ),
    .testTarget(
      name: "ClawspecClientTests",
      dependencies: ["ClawspecClient"],
      path: "clients/swift/Tests/ClawspecClientTests"
    ),
  ],
  swiftLanguageModes: [.v6]
)
