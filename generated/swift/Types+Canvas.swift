// Generated from the specification by `npm run generate`. Do not edit.

/// Shows the surface. What came before was kept and not shown.
public struct A2UIBeginRendering: Codable, Hashable, Sendable {
  public var beginRendering: BeginRendering

  public init(beginRendering: BeginRendering) {
    self.beginRendering = beginRendering
  }

  public struct BeginRendering: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    /// Id of the component at the top.
    public var root: String
    /// URI of the catalogue. Left out: the standard one of this version.
    public var catalogId: String?
    public var styles: [String: JSONValue]?

    public init(surfaceId: String, root: String, catalogId: String? = nil, styles: [String: JSONValue]? = nil) {
      self.surfaceId = surfaceId
      self.root = root
      self.catalogId = catalogId
      self.styles = styles
    }
  }
}

/// One component of version 0.8. The tree is flat: parents name their children by id.
public struct A2UIComponent: Codable, Hashable, Sendable {
  /// Unique in the surface; other components name their children by it.
  public var id: String
  /// Share of the room, below a `Row` or a `Column`.
  public var weight: Double?
  /// The kind of component as the only key, and its properties. Kinds and properties are those of the
  /// catalogue of the surface. A value is there (`literalString`, `literalNumber`, `literalBoolean`) or in
  /// the data model (`path`).
  public var component: [String: [String: JSONValue]]

  public init(id: String, weight: Double? = nil, component: [String: [String: JSONValue]]) {
    self.id = id
    self.weight = weight
    self.component = component
  }
}

/// One value of the data model: a key and exactly one of the values.
public struct A2UIDataEntry: Codable, Hashable, Sendable {
  public var key: String
  public var valueString: String?
  public var valueNumber: Double?
  public var valueBoolean: Bool?
  /// An object, entry by entry.
  public var valueMap: [ValueMapItem]?

  public init(
    key: String,
    valueString: String? = nil,
    valueNumber: Double? = nil,
    valueBoolean: Bool? = nil,
    valueMap: [ValueMapItem]? = nil
  ) {
    self.key = key
    self.valueString = valueString
    self.valueNumber = valueNumber
    self.valueBoolean = valueBoolean
    self.valueMap = valueMap
  }

  public struct ValueMapItem: Codable, Hashable, Sendable {
    public var key: String
    public var valueString: String?
    public var valueNumber: Double?
    public var valueBoolean: Bool?

    public init(key: String, valueString: String? = nil, valueNumber: Double? = nil, valueBoolean: Bool? = nil) {
      self.key = key
      self.valueString = valueString
      self.valueNumber = valueNumber
      self.valueBoolean = valueBoolean
    }
  }
}

/// Sets values that components show and edit by their path.
public struct A2UIDataModelUpdate: Codable, Hashable, Sendable {
  public var dataModelUpdate: DataModelUpdate

  public init(dataModelUpdate: DataModelUpdate) {
    self.dataModelUpdate = dataModelUpdate
  }

  public struct DataModelUpdate: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    /// Where the contents go, such as `/user`. Left out or `/`: they replace everything.
    public var path: String?
    public var contents: [A2UIDataEntry]

    public init(surfaceId: String, path: String? = nil, contents: [A2UIDataEntry]) {
      self.surfaceId = surfaceId
      self.path = path
      self.contents = contents
    }
  }
}

/// Takes the surface away, with its data.
public struct A2UIDeleteSurface: Codable, Hashable, Sendable {
  public var deleteSurface: DeleteSurface

  public init(deleteSurface: DeleteSurface) {
    self.deleteSurface = deleteSurface
  }

  public struct DeleteSurface: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String

    public init(surfaceId: String) {
      self.surfaceId = surfaceId
    }
  }
}

/// A message to a canvas, version 0.8: one line of JSON with exactly one key.
public indirect enum A2UIMessage: Codable, Hashable, Sendable {
  case surfaceUpdate(A2UISurfaceUpdate)
  case dataModelUpdate(A2UIDataModelUpdate)
  case beginRendering(A2UIBeginRendering)
  case deleteSurface(A2UIDeleteSurface)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("surfaceUpdate") {
      self = .surfaceUpdate(try A2UISurfaceUpdate(from: decoder))
    } else if members.contains("dataModelUpdate") {
      self = .dataModelUpdate(try A2UIDataModelUpdate(from: decoder))
    } else if members.contains("beginRendering") {
      self = .beginRendering(try A2UIBeginRendering(from: decoder))
    } else if members.contains("deleteSurface") {
      self = .deleteSurface(try A2UIDeleteSurface(from: decoder))
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "A2UIMessage: the member that tells which it is is missing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .surfaceUpdate(let value): try value.encode(to: encoder)
    case .dataModelUpdate(let value): try value.encode(to: encoder)
    case .beginRendering(let value): try value.encode(to: encoder)
    case .deleteSurface(let value): try value.encode(to: encoder)
    }
  }
}

/// Adds components to a surface, or replaces those with the same ids. Makes the surface when there is none.
public struct A2UISurfaceUpdate: Codable, Hashable, Sendable {
  public var surfaceUpdate: SurfaceUpdate

  public init(surfaceUpdate: SurfaceUpdate) {
    self.surfaceUpdate = surfaceUpdate
  }

  public struct SurfaceUpdate: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    public var components: [A2UIComponent]

    public init(surfaceId: String, components: [A2UIComponent]) {
      self.surfaceId = surfaceId
      self.components = components
    }
  }
}

/// What comes back from the page, version 0.8: somebody used a component that has an action.
public struct A2UIUserAction: Codable, Hashable, Sendable {
  public var userAction: UserAction

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(userAction: UserAction, additional: [String: JSONValue] = [:]) {
    self.userAction = userAction
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    userAction = try container.decode(UserAction.self, forKey: "userAction")
    additional = try container.decodeOthers(than: ["userAction"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(userAction, forKey: "userAction")
    try container.encodeOthers(additional)
  }

  public struct UserAction: Codable, Hashable, Sendable {
    /// Id of this use. Apps of upstream add it.
    public var id: String?
    /// Name that the component gives its action.
    public var name: String
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    /// Id of the component that was used.
    public var sourceComponentId: String
    /// When it was used, ISO 8601.
    public var timestamp: String
    /// What the action carries. The page has put the values in the place of their paths.
    public var context: [String: JSONValue]

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(
      id: String? = nil,
      name: String,
      surfaceId: String,
      sourceComponentId: String,
      timestamp: String,
      context: [String: JSONValue],
      additional: [String: JSONValue] = [:]
    ) {
      self.id = id
      self.name = name
      self.surfaceId = surfaceId
      self.sourceComponentId = sourceComponentId
      self.timestamp = timestamp
      self.context = context
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      id = try container.decodeIfPresent(String.self, forKey: "id")
      name = try container.decode(String.self, forKey: "name")
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      sourceComponentId = try container.decode(String.self, forKey: "sourceComponentId")
      timestamp = try container.decode(String.self, forKey: "timestamp")
      context = try container.decode([String: JSONValue].self, forKey: "context")
      additional = try container.decodeOthers(than: ["id", "name", "surfaceId", "sourceComponentId", "timestamp", "context"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encodeIfPresent(id, forKey: "id")
      try container.encode(name, forKey: "name")
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encode(sourceComponentId, forKey: "sourceComponentId")
      try container.encode(timestamp, forKey: "timestamp")
      try container.encode(context, forKey: "context")
      try container.encodeOthers(additional)
    }
  }
}

/// What comes back from the page, version 0.9. Takes the place of `userAction`.
public struct A2UIV09Action: Codable, Hashable, Sendable {
  /// Such as `v0.9`.
  public var version: String?
  public var action: Action

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(version: String? = nil, action: Action, additional: [String: JSONValue] = [:]) {
    self.version = version
    self.action = action
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    version = try container.decodeIfPresent(String.self, forKey: "version")
    action = try container.decode(Action.self, forKey: "action")
    additional = try container.decodeOthers(than: ["version", "action"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encodeIfPresent(version, forKey: "version")
    try container.encode(action, forKey: "action")
    try container.encodeOthers(additional)
  }

  public struct Action: Codable, Hashable, Sendable {
    /// Name that the component gives its action.
    public var name: String
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    /// Id of the component that was used.
    public var sourceComponentId: String
    /// When it was used, ISO 8601.
    public var timestamp: String
    /// What the action carries. The page has put the values in the place of their paths.
    public var context: [String: JSONValue]

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(
      name: String,
      surfaceId: String,
      sourceComponentId: String,
      timestamp: String,
      context: [String: JSONValue],
      additional: [String: JSONValue] = [:]
    ) {
      self.name = name
      self.surfaceId = surfaceId
      self.sourceComponentId = sourceComponentId
      self.timestamp = timestamp
      self.context = context
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      name = try container.decode(String.self, forKey: "name")
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      sourceComponentId = try container.decode(String.self, forKey: "sourceComponentId")
      timestamp = try container.decode(String.self, forKey: "timestamp")
      context = try container.decode([String: JSONValue].self, forKey: "context")
      additional = try container.decodeOthers(than: ["name", "surfaceId", "sourceComponentId", "timestamp", "context"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encode(name, forKey: "name")
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encode(sourceComponentId, forKey: "sourceComponentId")
      try container.encode(timestamp, forKey: "timestamp")
      try container.encode(context, forKey: "context")
      try container.encodeOthers(additional)
    }
  }
}

/// One component of version 0.9.
public struct A2UIV09Component: Codable, Hashable, Sendable {
  public var id: String
  /// The kind of component; its properties stand beside it.
  public var component: String

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(id: String, component: String, additional: [String: JSONValue] = [:]) {
    self.id = id
    self.component = component
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    id = try container.decode(String.self, forKey: "id")
    component = try container.decode(String.self, forKey: "component")
    additional = try container.decodeOthers(than: ["id", "component"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(id, forKey: "id")
    try container.encode(component, forKey: "component")
    try container.encodeOthers(additional)
  }
}

/// Makes a surface, version 0.9. Takes the place of `beginRendering`; the component at the top has the id
/// `root`.
public struct A2UIV09CreateSurface: Codable, Hashable, Sendable {
  /// Such as `v0.9`.
  public var version: String
  public var createSurface: CreateSurface

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(version: String, createSurface: CreateSurface, additional: [String: JSONValue] = [:]) {
    self.version = version
    self.createSurface = createSurface
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    version = try container.decode(String.self, forKey: "version")
    createSurface = try container.decode(CreateSurface.self, forKey: "createSurface")
    additional = try container.decodeOthers(than: ["version", "createSurface"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(version, forKey: "version")
    try container.encode(createSurface, forKey: "createSurface")
    try container.encodeOthers(additional)
  }

  public struct CreateSurface: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    /// URI of the catalogue.
    public var catalogId: String
    public var theme: [String: JSONValue]?
    /// Whether actions bring the data model along. Default: false.
    public var sendDataModel: Bool?

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(
      surfaceId: String,
      catalogId: String,
      theme: [String: JSONValue]? = nil,
      sendDataModel: Bool? = nil,
      additional: [String: JSONValue] = [:]
    ) {
      self.surfaceId = surfaceId
      self.catalogId = catalogId
      self.theme = theme
      self.sendDataModel = sendDataModel
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      catalogId = try container.decode(String.self, forKey: "catalogId")
      theme = try container.decodeIfPresent([String: JSONValue].self, forKey: "theme")
      sendDataModel = try container.decodeIfPresent(Bool.self, forKey: "sendDataModel")
      additional = try container.decodeOthers(than: ["surfaceId", "catalogId", "theme", "sendDataModel"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encode(catalogId, forKey: "catalogId")
      try container.encodeIfPresent(theme, forKey: "theme")
      try container.encodeIfPresent(sendDataModel, forKey: "sendDataModel")
      try container.encodeOthers(additional)
    }
  }
}

/// Takes a surface away, version 0.9.
public struct A2UIV09DeleteSurface: Codable, Hashable, Sendable {
  /// Such as `v0.9`.
  public var version: String
  public var deleteSurface: DeleteSurface

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(version: String, deleteSurface: DeleteSurface, additional: [String: JSONValue] = [:]) {
    self.version = version
    self.deleteSurface = deleteSurface
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    version = try container.decode(String.self, forKey: "version")
    deleteSurface = try container.decode(DeleteSurface.self, forKey: "deleteSurface")
    additional = try container.decodeOthers(than: ["version", "deleteSurface"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(version, forKey: "version")
    try container.encode(deleteSurface, forKey: "deleteSurface")
    try container.encodeOthers(additional)
  }

  public struct DeleteSurface: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(surfaceId: String, additional: [String: JSONValue] = [:]) {
      self.surfaceId = surfaceId
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      additional = try container.decodeOthers(than: ["surfaceId"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encodeOthers(additional)
    }
  }
}

/// Adds or replaces components, version 0.9. Takes the place of `surfaceUpdate`.
public struct A2UIV09UpdateComponents: Codable, Hashable, Sendable {
  /// Such as `v0.9`.
  public var version: String
  public var updateComponents: UpdateComponents

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(version: String, updateComponents: UpdateComponents, additional: [String: JSONValue] = [:]) {
    self.version = version
    self.updateComponents = updateComponents
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    version = try container.decode(String.self, forKey: "version")
    updateComponents = try container.decode(UpdateComponents.self, forKey: "updateComponents")
    additional = try container.decodeOthers(than: ["version", "updateComponents"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(version, forKey: "version")
    try container.encode(updateComponents, forKey: "updateComponents")
    try container.encodeOthers(additional)
  }

  public struct UpdateComponents: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    public var components: [A2UIV09Component]

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(surfaceId: String, components: [A2UIV09Component], additional: [String: JSONValue] = [:]) {
      self.surfaceId = surfaceId
      self.components = components
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      components = try container.decode([A2UIV09Component].self, forKey: "components")
      additional = try container.decodeOthers(than: ["surfaceId", "components"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encode(components, forKey: "components")
      try container.encodeOthers(additional)
    }
  }
}

/// Sets values, version 0.9. Takes the place of `dataModelUpdate`.
public struct A2UIV09UpdateDataModel: Codable, Hashable, Sendable {
  /// Such as `v0.9`.
  public var version: String
  public var updateDataModel: UpdateDataModel

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(version: String, updateDataModel: UpdateDataModel, additional: [String: JSONValue] = [:]) {
    self.version = version
    self.updateDataModel = updateDataModel
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    version = try container.decode(String.self, forKey: "version")
    updateDataModel = try container.decode(UpdateDataModel.self, forKey: "updateDataModel")
    additional = try container.decodeOthers(than: ["version", "updateDataModel"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(version, forKey: "version")
    try container.encode(updateDataModel, forKey: "updateDataModel")
    try container.encodeOthers(additional)
  }

  public struct UpdateDataModel: Codable, Hashable, Sendable {
    /// Id of the surface: one user interface on the page.
    public var surfaceId: String
    public var path: String?
    /// Any JSON. Left out: what is at the path goes away.
    public var value: JSONValue?

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(
      surfaceId: String,
      path: String? = nil,
      value: JSONValue? = nil,
      additional: [String: JSONValue] = [:]
    ) {
      self.surfaceId = surfaceId
      self.path = path
      self.value = value
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      surfaceId = try container.decode(String.self, forKey: "surfaceId")
      path = try container.decodeIfPresent(String.self, forKey: "path")
      value = try container.decodeIfPresent(JSONValue.self, forKey: "value")
      additional = try container.decodeOthers(than: ["surfaceId", "path", "value"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encode(surfaceId, forKey: "surfaceId")
      try container.encodeIfPresent(path, forKey: "path")
      try container.encodeIfPresent(value, forKey: "value")
      try container.encodeOthers(additional)
    }
  }
}

/// Params of the node command canvas.a2ui.pushJSONL, and of canvas.a2ui.push by older callers.
public struct CanvasA2UIPushJsonlParams: Codable, Hashable, Sendable {
  /// One message on each line; empty lines are skipped.
  public var jsonl: String

  public init(jsonl: String) {
    self.jsonl = jsonl
  }
}

/// Params of the node command canvas.a2ui.push.
public struct CanvasA2UIPushParams: Codable, Hashable, Sendable {
  public var messages: [A2UIMessage]

  public init(messages: [A2UIMessage]) {
    self.messages = messages
  }
}
