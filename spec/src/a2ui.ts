/**
 * A2UI: lines of JSON that describe a user interface, and what comes back when somebody uses it. Not a part of
 * the gateway protocol: nodes and the canvas host carry it. Version 0.8 is what canvases take; version 0.9 is
 * here as far as it is known, so its messages stay open where 0.8 is closed.
 */
import { closed, named, open, Text } from './define.ts';
import { Type } from './typebox.ts';

const Optional = Type.Optional;
const SurfaceId = Text('Id of the surface: one user interface on the page.');
const one = { minProperties: 1, maxProperties: 1 };

export const A2UIComponent = named(
  'A2UIComponent',
  closed({
    id: Text('Unique in the surface; other components name their children by it.'),
    weight: Optional(Type.Number({ description: 'Share of the room, below a `Row` or a `Column`.' })),
    component: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()), {
      ...one,
      description:
        'The kind of component as the only key, and its properties. Kinds and properties are those of the catalogue of the surface. A value is there (`literalString`, `literalNumber`, `literalBoolean`) or in the data model (`path`).',
    }),
  }),
  'One component of version 0.8. The tree is flat: parents name their children by id.',
);

const entry = {
  key: Type.String(),
  valueString: Optional(Type.String()),
  valueNumber: Optional(Type.Number()),
  valueBoolean: Optional(Type.Boolean()),
};

export const A2UIDataEntry = named(
  'A2UIDataEntry',
  closed(
    {
      ...entry,
      valueMap: Optional(
        Type.Array(closed(entry, { minProperties: 2, maxProperties: 2 }), {
          description: 'An object, entry by entry.',
        }),
      ),
    },
    { minProperties: 2, maxProperties: 2 },
  ),
  'One value of the data model: a key and exactly one of the values.',
);

export const A2UISurfaceUpdate = named(
  'A2UISurfaceUpdate',
  closed({
    surfaceUpdate: closed({ surfaceId: SurfaceId, components: Type.Array(A2UIComponent, { minItems: 1 }) }),
  }),
  'Adds components to a surface, or replaces those with the same ids. Makes the surface when there is none.',
);

export const A2UIDataModelUpdate = named(
  'A2UIDataModelUpdate',
  closed({
    dataModelUpdate: closed({
      surfaceId: SurfaceId,
      path: Optional(
        Type.String({
          description: 'Where the contents go, such as `/user`. Left out or `/`: they replace everything.',
        }),
      ),
      contents: Type.Array(A2UIDataEntry),
    }),
  }),
  'Sets values that components show and edit by their path.',
);

export const A2UIBeginRendering = named(
  'A2UIBeginRendering',
  closed({
    beginRendering: closed({
      surfaceId: SurfaceId,
      root: Text('Id of the component at the top.'),
      catalogId: Optional(Text('URI of the catalogue. Left out: the standard one of this version.')),
      styles: Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  }),
  'Shows the surface. What came before was kept and not shown.',
);

export const A2UIDeleteSurface = named(
  'A2UIDeleteSurface',
  closed({ deleteSurface: closed({ surfaceId: SurfaceId }) }),
  'Takes the surface away, with its data.',
);

export const A2UIMessage = named(
  'A2UIMessage',
  Type.Union([A2UISurfaceUpdate, A2UIDataModelUpdate, A2UIBeginRendering, A2UIDeleteSurface]),
  'A message to a canvas, version 0.8: one line of JSON with exactly one key.',
);

const action = {
  name: Text('Name that the component gives its action.'),
  surfaceId: SurfaceId,
  sourceComponentId: Text('Id of the component that was used.'),
  timestamp: Text('When it was used, ISO 8601.'),
  context: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What the action carries. The page has put the values in the place of their paths.',
  }),
};

export const A2UIUserAction = named(
  'A2UIUserAction',
  open({
    userAction: open({
      id: Optional(Text('Id of this use. Apps of upstream add it.')),
      ...action,
    }),
  }),
  'What comes back from the page, version 0.8: somebody used a component that has an action.',
);

const version = {
  version: Type.String({ pattern: '^v0\\.9(\\.\\d+)?$', description: 'Such as `v0.9`.' }),
};

export const A2UIV09CreateSurface = named(
  'A2UIV09CreateSurface',
  open({
    ...version,
    createSurface: open({
      surfaceId: SurfaceId,
      catalogId: Text('URI of the catalogue.'),
      theme: Optional(Type.Record(Type.String(), Type.Unknown())),
      sendDataModel: Optional(
        Type.Boolean({ description: 'Whether actions bring the data model along. Default: false.' }),
      ),
    }),
  }),
  'Makes a surface, version 0.9. Takes the place of `beginRendering`; the component at the top has the id `root`.',
);

export const A2UIV09Component = named(
  'A2UIV09Component',
  open({ id: Text(), component: Text('The kind of component; its properties stand beside it.') }),
  'One component of version 0.9.',
);

export const A2UIV09UpdateComponents = named(
  'A2UIV09UpdateComponents',
  open({
    ...version,
    updateComponents: open({
      surfaceId: SurfaceId,
      components: Type.Array(A2UIV09Component, { minItems: 1 }),
    }),
  }),
  'Adds or replaces components, version 0.9. Takes the place of `surfaceUpdate`.',
);

export const A2UIV09UpdateDataModel = named(
  'A2UIV09UpdateDataModel',
  open({
    ...version,
    updateDataModel: open({
      surfaceId: SurfaceId,
      path: Optional(Type.String()),
      value: Optional(Type.Unknown({ description: 'Any JSON. Left out: what is at the path goes away.' })),
    }),
  }),
  'Sets values, version 0.9. Takes the place of `dataModelUpdate`.',
);

export const A2UIV09DeleteSurface = named(
  'A2UIV09DeleteSurface',
  open({ ...version, deleteSurface: open({ surfaceId: SurfaceId }) }),
  'Takes a surface away, version 0.9.',
);

export const A2UIV09Message = named(
  'A2UIV09Message',
  Type.Union([A2UIV09CreateSurface, A2UIV09UpdateComponents, A2UIV09UpdateDataModel, A2UIV09DeleteSurface]),
  'A message of version 0.9. Canvases need not take it.',
);

export const A2UIV09Action = named(
  'A2UIV09Action',
  open({ version: Optional(version.version), action: open(action) }),
  'What comes back from the page, version 0.9. Takes the place of `userAction`.',
);
