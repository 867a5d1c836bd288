/** The canvas host: its routes, the commands that reach a canvas on a node, and the messages of A2UI. */
import {
  A2UIBeginRendering,
  A2UIDataModelUpdate,
  A2UIDeleteSurface,
  A2UIMessage,
  A2UISurfaceUpdate,
  A2UIUserAction,
  A2UIV09Action,
  A2UIV09CreateSurface,
  A2UIV09DeleteSurface,
  A2UIV09Message,
  A2UIV09UpdateComponents,
  A2UIV09UpdateDataModel,
} from './a2ui.ts';
import { closed, named, type Provenance, type TSchema } from './define.ts';
import { Type } from './typebox.ts';

/** What a request may be answered with. */
export interface CanvasAnswer {
  readonly status: number;
  readonly when: string;
}

export interface CanvasRoute {
  readonly path: string;
  /** Whether everything below the path belongs to it. */
  readonly below: boolean;
  readonly serves: string;
  readonly answers: readonly CanvasAnswer[];
  readonly provenance: Provenance;
}

/** By name. Each takes GET and HEAD; a request for anything else is 404. */
export const CANVAS_ROUTES = {
  root: {
    path: '/',
    below: false,
    serves: 'The way to the pages.',
    answers: [{ status: 307, when: 'To the pages.' }],
    provenance: 'gap-filled',
  },
  canvas: {
    path: '/__openclaw__/canvas/',
    below: true,
    serves: 'The files of the canvas folder. A page gets the script for live reload put in.',
    answers: [
      { status: 200, when: 'The file, or `index.html` of the folder, or a list of what is in the folder.' },
      { status: 307, when: 'A folder without the slash at the end: to the same with it.' },
      { status: 404, when: 'No such file, a hidden one, or one outside of the folder.' },
    ],
    provenance: 'published',
  },
  a2ui: {
    path: '/__openclaw__/a2ui/',
    below: true,
    serves: 'The page that shows A2UI.',
    answers: [
      { status: 200, when: 'The page and what it is made of.' },
      {
        status: 501,
        when: 'The gateway keeps the path and does not serve the page; so the reference gateway.',
      },
    ],
    provenance: 'published',
  },
  reload: {
    path: '/__openclaw__/reload',
    below: false,
    serves: 'Server-sent events: `reload` whenever a file of the folder has changed.',
    answers: [
      { status: 200, when: 'The stream, `text/event-stream`.' },
      { status: 404, when: 'Live reload is off.' },
      { status: 503, when: 'Too many pages listen.' },
    ],
    provenance: 'gap-filled',
  },
  reloadScript: {
    path: '/__openclaw__/reload.js',
    below: false,
    serves: 'The script that listens to those events and loads the page anew.',
    answers: [
      { status: 200, when: 'The script.' },
      { status: 404, when: 'Live reload is off.' },
    ],
    provenance: 'gap-filled',
  },
} as const satisfies Record<string, CanvasRoute>;

/** What every route may answer. */
export const CANVAS_REFUSALS: readonly CanvasAnswer[] = [
  { status: 400, when: 'The path cannot be read.' },
  { status: 405, when: 'Neither GET nor HEAD; `Allow` names them.' },
  { status: 421, when: 'The Host header names something that is not served here: a name of another site.' },
  { status: 500, when: 'A fault of the gateway; its log says which.' },
];

export const CanvasA2UIPushParams = named(
  'CanvasA2UIPushParams',
  closed({ messages: Type.Array(A2UIMessage) }),
  'Params of the node command canvas.a2ui.push.',
);

export const CanvasA2UIPushJsonlParams = named(
  'CanvasA2UIPushJsonlParams',
  closed({ jsonl: Type.String({ description: 'One message on each line; empty lines are skipped.' }) }),
  'Params of the node command canvas.a2ui.pushJSONL, and of canvas.a2ui.push by older callers.',
);

export interface CanvasCommand {
  readonly command: string;
  /** Undefined: none. */
  readonly params?: TSchema;
  readonly summary: string;
  readonly provenance: Provenance;
}

/** Commands of nodes that carry A2UI. Every other command of a canvas is between the caller and the node. */
export const CANVAS_COMMANDS: readonly CanvasCommand[] = [
  {
    command: 'canvas.a2ui.push',
    params: CanvasA2UIPushParams,
    summary: 'Hands messages to the page.',
    provenance: 'published',
  },
  {
    command: 'canvas.a2ui.pushJSONL',
    params: CanvasA2UIPushJsonlParams,
    summary: 'The same as text; an older name.',
    provenance: 'published',
  },
  {
    command: 'canvas.a2ui.reset',
    summary: 'Takes all surfaces away.',
    provenance: 'published',
  },
];

export interface CanvasMessage {
  /** The key that tells it from the others. */
  readonly message: string;
  readonly version: '0.8' | '0.9';
  readonly direction: 'to-page' | 'from-page';
  readonly definition: TSchema;
  readonly provenance: Provenance;
}

const messages = (
  version: CanvasMessage['version'],
  direction: CanvasMessage['direction'],
  definitions: Readonly<Record<string, TSchema>>,
) =>
  Object.entries(definitions).map(
    // A2UI publishes them; upstream's documentation names those of 0.8 that a canvas takes.
    ([message, definition]): CanvasMessage => ({
      message,
      version,
      direction,
      definition,
      provenance: 'published',
    }),
  );

export const CANVAS_MESSAGES: readonly CanvasMessage[] = [
  ...messages('0.8', 'to-page', {
    surfaceUpdate: A2UISurfaceUpdate,
    dataModelUpdate: A2UIDataModelUpdate,
    beginRendering: A2UIBeginRendering,
    deleteSurface: A2UIDeleteSurface,
  }),
  ...messages('0.8', 'from-page', { userAction: A2UIUserAction }),
  ...messages('0.9', 'to-page', {
    createSurface: A2UIV09CreateSurface,
    updateComponents: A2UIV09UpdateComponents,
    updateDataModel: A2UIV09UpdateDataModel,
    deleteSurface: A2UIV09DeleteSurface,
  }),
  ...messages('0.9', 'from-page', { action: A2UIV09Action }),
];

/** Every definition that a canvas needs. */
export const CANVAS_DEFINITIONS: readonly TSchema[] = [
  A2UIMessage,
  A2UIUserAction,
  A2UIV09Message,
  A2UIV09Action,
  ...CANVAS_COMMANDS.flatMap(({ params }) => (params === undefined ? [] : [params])),
];
