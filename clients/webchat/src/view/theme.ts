/** The theme button: system, light, dark. `public/theme.js` applies the choice before the first paint. */
import { icon } from '../dom.ts';
import { localStorageOrNone } from '../gateway/credentials.ts';

type Theme = 'system' | 'light' | 'dark';
const KEY = 'clawspec.theme';
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const NAMES: Readonly<Record<Theme, string>> = { system: 'like the system', light: 'light', dark: 'dark' };

export function startTheme(button: HTMLButtonElement): void {
  const chosen = document.documentElement.dataset.theme;
  let theme: Theme = chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  const show = () => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const label = `Theme: ${NAMES[theme]}. Switch to ${NAMES[NEXT[theme]]}`;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(theme));
  };
  button.addEventListener('click', () => {
    theme = NEXT[theme];
    if (theme === 'system') localStorageOrNone()?.removeItem(KEY);
    else localStorageOrNone()?.setItem(KEY, theme);
    show();
  });
  show();
}
