/** What to say to somebody who wrote a name that there is not. */
const MOST = 5;

export function suggestion(name: string, known: readonly string[]): string {
  const near = known.filter(other => other.includes(name) || other.split('/')[1] === name).slice(0, MOST);
  return near.length === 0 ? 'see clawspec list' : `did you mean ${near.join(', ')}?`;
}
