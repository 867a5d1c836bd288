import { App } from './app.ts';
import { byId } from './dom.ts';
import { takeTokenFromFragment } from './gateway/credentials.ts';
import { startTheme } from './view/theme.ts';

// First of all, so that the token is out of the address bar before anything can fail.
const token = takeTokenFromFragment();
startTheme(byId('theme', HTMLButtonElement));
const app = new App();
app.start(token);
// A link with a token that is opened in this tab changes only the fragment.
window.addEventListener('hashchange', () => {
  const given = takeTokenFromFragment();
  if (given !== undefined) app.start(given);
});
