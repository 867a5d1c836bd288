# enter-chroot.sh <root> <cwd> <shared folder>… -- <command>…
# Runs in a mount namespace of its own: the mounts are seen by this process and its children only.
set -eu
root=$1 cwd=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  shift
done
shift
# Every program finds its own home and tools, not those of the host.
export HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
exec chroot "$root" sh -c 'cd "$1" && shift && exec "$@"' sh "$cwd" "$@"
