# set-up-chroot.sh <root> <suite> <mirror> <package>…
# Runs in a mount namespace of its own: whatever is mounted here is gone with this process, so that nothing of
# the host can be below <root> when somebody removes it.
set -eu
root=$1 suite=$2 mirror=$3
shift 3
partial=$root.partial

# Another process may have been faster while this one waited for the lock.
[ -e "$root/.ready" ] && exit 0

say() { echo "swift: $*" >&2; }
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# debootstrap and the inner apt know nothing of the outer apt's proxy.
proxy=
eval "$(apt-config shell proxy Acquire::http::Proxy)"
case "$proxy" in ''|DIRECT) ;; *) export http_proxy="$proxy" https_proxy="$proxy" ;; esac

if ! command -v debootstrap >/dev/null 2>&1; then
  say "installing debootstrap"
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
fi

rm -rf --one-file-system "$root" "$partial"
say "the base system"
debootstrap --variant=minbase --include=ca-certificates "$suite" "$partial" "$mirror" > "$root.log" 2>&1 ||
  { tail -n 20 "$root.log" >&2; exit 1; }

say "the packages: $*"
mount -t proc proc "$partial/proc"
mount --rbind /dev "$partial/dev"
# Services must not start, and nothing but what is asked for is wanted.
printf '#!/bin/sh\nexit 101\n' > "$partial/usr/sbin/policy-rc.d"
chmod 755 "$partial/usr/sbin/policy-rc.d"
chroot "$partial" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' sh "$@" \
  >> "$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
chroot "$partial" apt-get clean
chroot "$partial" swift --version >/dev/null

umount -l "$partial/dev" "$partial/proc"
touch "$partial/.ready"
mv "$partial" "$root"
