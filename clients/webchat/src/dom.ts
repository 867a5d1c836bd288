/** The few DOM helpers that every view uses. Text goes in as text; nothing here parses HTML. */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. `true` writes an empty attribute; `false` and `undefined` leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child);
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** A decorative icon of the sprite in index.html. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** The element of index.html with this id. The markup and the code ship together, so a miss is a bug. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`index.html has no ${type.name} with id "${id}"`);
  return element;
}

/** Runs `work` once before the next paint, however often it is asked. */
export function coalesced(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    // Background tabs get no animation frames, but their state has to move on.
    const schedule = document.hidden ? (run: () => void) => setTimeout(run, 100) : requestAnimationFrame;
    schedule(() => {
      asked = false;
      work();
    });
  };
}

/** Copies text; says in the button whether that worked. */
export async function copyFrom(button: HTMLButtonElement, text: string): Promise<void> {
  const label = button.querySelector('.label') ?? button;
  const before = button.dataset.label ?? label.textContent ?? '';
  button.dataset.label = before;
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copied';
  } catch {
    label.textContent = 'Copying is blocked';
  }
  setTimeout(() => {
    label.textContent = before;
  }, 2000);
}
