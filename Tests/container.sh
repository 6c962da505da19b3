#!/usr/bin/env bash
# Walks the Dockerfile's own steps where no container engine runs: the build stage with this machine's Swift toolchain, the final
# stage in a fresh Debian root, read-only but for its volume, as the Dockerfile's user. Needs root, debootstrap and unshare.
set -euo pipefail
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
root=$work/root
server=
# What still runs in the root would keep its mounts; a root that is still mounted must not be removed.
finish() {
    [ -z "$server" ] || { kill -KILL "$server" && wait "$server"; } 2>/dev/null || true
    while mountpoint -q "$root/proc" || mountpoint -q "$root/data" || mountpoint -q "$root"; do umount -R "$root/proc" "$root/data" "$root" 2>/dev/null || sleep 0.2; done
    rm -rf "$work"
}
trap finish EXIT

echo "== a Debian root in place of debian:bookworm-slim"
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
cp /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null || true
cp -r /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/apt/trusted.gpg.d "$root/etc/apt/" 2>/dev/null || true
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

mkdir -p "$work/build"
git -C "$top" archive HEAD | tar -x -C "$work/build"
stage= user= workdir=/
declare -a settings=() entrypoint=() healthcheck=()

# A JSON array of the Dockerfile as shell words.
words() { python3 -c 'import json,shlex,sys; print(" ".join(shlex.quote(w) for w in json.loads(sys.argv[1])))' "$1"; }

# One logical line at a time, continuations joined, comments dropped.
sed -e '/^#/d' "$top/Dockerfile" | sed -e ':a' -e '/\\$/N; s/\\\n *//; ta' >"$work/steps"
while read -r instruction rest; do
    [ -n "$instruction" ] || continue
    echo "$stage| $instruction $rest" | cut -c1-150
    case "$stage:$instruction" in
        *:FROM) case "$rest" in *" AS build") stage=build ;; *) stage=final ;; esac ;;
        build:WORKDIR) [ "$rest" = /src ] ;;
        build:COPY) ;;  # the archive of HEAD stands there already
        build:RUN)
            step=${rest//\/out\//$work/out/}
            (cd "$work/build" && bash -euc "$step") >"$work/step.log" 2>&1 </dev/null || { tail -30 "$work/step.log"; exit 1; } ;;
        final:RUN) chroot "$root" sh -euc "$rest" >"$work/step.log" 2>&1 </dev/null || { tail -30 "$work/step.log"; exit 1; } ;;
        final:COPY)
            if [ "${rest#--from=build }" != "$rest" ]; then
                set -- ${rest#--from=build }
                install -D "$work$1" "$root$2"
            else
                set -- $rest
                mkdir -p "$root$2" && cp -r "$top/$1/." "$root$2/"
            fi ;;
        final:ENV) for pair in $rest; do settings+=("$pair"); done ;;
        final:USER) user=$rest ;;
        final:HEALTHCHECK) eval "healthcheck=($(words "${rest#*CMD }"))" ;;
        final:ENTRYPOINT) eval "entrypoint=($(words "$rest"))" ;;
        final:LABEL | final:VOLUME | final:EXPOSE | final:STOPSIGNAL) ;;
        *) echo "a step that this walk does not know: $instruction"; exit 1 ;;
    esac
done <"$work/steps"

port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
settings=("${settings[@]/#TARWISA_LISTEN=*/TARWISA_LISTEN=0.0.0.0:$port}")
uid=$(chroot "$root" id -u "$user") gid=$(chroot "$root" id -g "$user")
mount --bind "$root" "$root" && mount -o remount,bind,ro "$root"
# As in a container: the program learns its arguments from /proc.
mount -t proc proc "$root/proc"
mkdir -p "$work/data" && chown "$uid:$gid" "$work/data" && mount --bind "$work/data" "$root/data"

path=PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
inside() { env -i "$path" "$@"; }
secret=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')

echo "== without a key it refuses to listen beyond loopback"
refusal=0
inside "${settings[@]}" chroot --userspec="$uid:$gid" "$root" "${entrypoint[@]}" 2>"$work/refusal" || refusal=$?
cat "$work/refusal"
[ "$refusal" = 64 ] || { echo "status $refusal instead of 64"; exit 1; }

echo "== with a key it serves from the read-only root"
(exec env -i "$path" TARWISA_KEYS="write:$secret" "${settings[@]}" chroot --userspec="$uid:$gid" "$root" "${entrypoint[@]}" >"$work/log" 2>&1) &
server=$!  # the server's own process: every step to it is an exec
for _ in $(seq 1 100); do inside "${settings[@]}" chroot --userspec="$uid:$gid" "$root" "${healthcheck[@]}" 2>/dev/null && break; sleep 0.1; done
inside "${settings[@]}" chroot --userspec="$uid:$gid" "$root" "${healthcheck[@]}"
curl -fs -H "Authorization: Bearer $secret" -H 'Content-Type: application/json' "127.0.0.1:$port/v1/articles" \
    --data '{"text":"عنوان الخبر\n\nالواحة - نص الفقرة الأولى من الخبر."}' >"$work/answer"
head -c 200 "$work/answer"; echo
curl -fs "127.0.0.1:$port/" | head -c 60; echo
! chroot --userspec="$uid:$gid" "$root" touch /usr/local/bin/x 2>/dev/null || { echo "the root is writable"; exit 1; }
ls -la "$work/data"
ls -la "$root/usr/local/bin/tarwisa"

echo "== SIGTERM drains and ends with status 0 within 10 s"
started=$(date +%s)
kill -TERM "$server"
status=0
wait "$server" || status=$?
server=
echo "status $status after $(($(date +%s) - started)) s"
[ "$status" = 0 ] || exit 1
[ $(($(date +%s) - started)) -le 10 ] || exit 1
echo "container walk passed"
