/** The Debian archive that this machine uses already. */
import { spawnSync } from 'node:child_process';

/** Address of a Debian archive: `CLAWSPEC_DEBIAN_MIRROR`, or the first that apt is configured with. */
export function debianMirror(): string | undefined {
  const named = process.env['CLAWSPEC_DEBIAN_MIRROR'];
  if (named) return named;
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const targets = spawnSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  return archiveOf(targets.stdout ?? '');
}

/** Lines of `address release component`; security updates and archives of others do not have all of Debian. */
export function archiveOf(lines: string): string | undefined {
  for (const line of lines.split('\n')) {
    const [address = '', release = '', component] = line.trim().split(/\s+/);
    const isWhole = component === 'main' && !release.includes('-') && !release.includes('/');
    if (isWhole && /\/debian\/?$/.test(address)) return address;
  }
  return undefined;
}
