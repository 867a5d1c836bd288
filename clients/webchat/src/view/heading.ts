/** The name of the session in the top bar, and in the tab what goes on while nobody looks. */
import { byId } from '../dom.ts';

export function showHeading(title: string, working: boolean, unread: number): void {
  const heading = byId('title', HTMLElement);
  if (heading.textContent !== title) heading.textContent = title;
  const count = unread > 0 ? `(${unread}) ` : '';
  const name = title === 'WebChat' ? title : `${title} · WebChat`;
  const next = `${count}${working ? 'Working… ' : ''}${name}`;
  if (document.title !== next) document.title = next;
}
