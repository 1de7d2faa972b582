#!/bin/sh
# Watches over the embedded PostgreSQL: starts it, and stops it some seconds after its last user is gone.
# Usage: watch.sh FOLDER DATA SECONDS [COMMAND…]   COMMAND starts the server and returns when it accepts connections
#
# Every user keeps the FIFO open for writing, so its end is theirs, whichever way they end.
trap '' HUP INT QUIT TERM
cd "$1" || exit 1
data=$2
idle_seconds=$3
shift 3

set -C
echo $$ 2>/dev/null >watcher || exit 1
set +C

# For reading and writing first: opening it for reading alone would wait for a user, who may be gone by now.
# shellcheck disable=SC2094
exec 3<>users 4<users 3>&-

is_ours() {
  kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' '\n' <"/proc/$1/cmdline" | grep -Fqx -e "$data"
  else
    ps -o args= -p "$1" | grep -Fq -e "$data"
  fi
}

stop_server() {
  waited=0
  while [ -s "$data/postmaster.pid" ]; do
    read -r pid <"$data/postmaster.pid" || break
    is_ours "$pid" || break
    case $waited in
      0) kill -INT "$pid" ;;
      600) kill -QUIT "$pid" ;;
    esac
    waited=$((waited + 1))
    : >closing
    sleep 0.1
  done
}

if [ $# -gt 0 ] && ! "$@" 4<&-; then
  stop_server
  rm -f watcher closing
  : >failed
  exit 1
fi

# Waits for another user. Fails if none comes in time, if somebody asks to stop, or if the data is gone.
is_used_again() {
  waited=0
  while [ "$waited" -lt "$idle_seconds" ] && [ ! -e stop ] && [ -e "$data/postmaster.pid" ]; do
    touch -c accepting
    sleep 1
    read -r _ <&4 && return
    waited=$((waited + 1))
  done
  return 1
}

while :; do
  while read -r _ <&4; do :; done
  is_used_again && continue
  mv -f accepting closing 2>/dev/null
  # Somebody may have come between the end of the FIFO and the renaming. Who comes later finds nothing accepting.
  read -r _ <&4 || break
  rm -f stop
  mv -f closing accepting 2>/dev/null
done
stop_server
rm -f watcher closing stop
