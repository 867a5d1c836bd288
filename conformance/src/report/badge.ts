/** A badge: an SVG file, or what shields.io takes as an endpoint. */
import { exitCodeOf, type RunResult } from '../result.ts';
import { escapeMarkup } from './markup.ts';

export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'yellow' | 'red' | 'lightgrey';
}

/** Percent of the checks of all claimed profiles, or that the run says nothing. */
export function badgeOf(result: RunResult): Badge {
  const label = 'clawspec';
  const claimed = result.profiles.filter(({ claimed: is, checks }) => is && checks.judged > 0);
  const code = exitCodeOf(result);
  if (code === 2 || claimed.length === 0) return { label, message: 'incomplete', color: 'lightgrey' };
  const judged = claimed.reduce((sum, { checks }) => sum + checks.judged, 0);
  const deviations = claimed.reduce((sum, { checks }) => sum + checks.deviations, 0);
  const profiles = `${claimed.length} profile${claimed.length === 1 ? '' : 's'}`;
  if (code === 1) {
    const broken = deviations > 0 ? `${deviations} of ${judged} checks fail` : 'not conformant';
    return { label, message: broken, color: 'red' };
  }
  return deviations > 0
    ? { label, message: `${profiles}, ${deviations} known deviations`, color: 'yellow' }
    : { label, message: `${profiles}, ${judged} checks`, color: 'brightgreen' };
}

/** https://shields.io/badges/endpoint-badge */
export function shieldsReport(result: RunResult): string {
  return `${JSON.stringify({ schemaVersion: 1, ...badgeOf(result) })}\n`;
}

const COLORS: Readonly<Record<Badge['color'], string>> = {
  brightgreen: '#2a7d3b',
  yellow: '#8a6100',
  red: '#b42318',
  lightgrey: '#5c6370',
};

/** An SVG that needs no font and nothing from outside. */
export function badgeReport(result: RunResult): string {
  const { label, message, color } = badgeOf(result);
  const [left, right] = [widthOf(label), widthOf(message)];
  const title = escapeMarkup(`${label}: ${message}`);
  const text = (x: number, words: string) =>
    `<text x="${x}" y="14" text-anchor="middle">${escapeMarkup(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left + right}" height="20" rx="3" fill="#444b55"/>
<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left}z" fill="${COLORS[color]}"/>
<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(left / 2, label)}${text(left + right / 2, message)}</g>
</svg>
`;
}

/** Verdana at 11 px is some 6.8 px wide on average, and there is space on both sides. */
const widthOf = (text: string) => Math.round(text.length * 6.8) + 12;
