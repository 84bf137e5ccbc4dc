#!/usr/bin/env bash
# Stand-ins for Microsoft's two base images, made of Debian packages and of the .NET SDK of this machine, for builds where mcr.microsoft.com
# cannot be reached. Prints the arguments with which podman build takes them. They are made again only when their parts have changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")

newest() { apt-cache pkgnames | grep -Ex "$1" | sort -V | tail -1; }
runtime=(libc6 libgcc-s1 libstdc++6 "$(newest 'libssl3(t64)?')" zlib1g "$(newest 'libicu[0-9]+')" tzdata ca-certificates)
shell=(dash coreutils libacl1 libattr1 libselinux1 libpcre2-8-0 libgmp10)
parts=$({ cat "$0"; dotnet --list-runtimes; apt-cache policy "${runtime[@]}" "${shell[@]}" | grep Candidate; } | sha256sum | cut -c1-16)

unpack() { # folder package…
  local into=$1; shift
  (mkdir -p "$work/debs" && cd "$work/debs" && apt-get -qq -o APT::Sandbox::User=root download "$@" && for deb in *.deb; do dpkg-deb -x "$deb" "$into"; done && rm ./*.deb)
}

import() { # folder name change…
  local from=$1 name=$2; shift 2
  tar -C "$from" --owner=0 --group=0 -c . | podman import -q "${@/#/--change=}" - "$name" >&2
}

# Like aspnet:10.0-noble-chiseled-extra: no shell, ICU, time zones, certificates, and the user that the real one runs as.
if ! podman image exists "localhost/todo-base/aspnet:$parts"; then
  root=$work/aspnet
  mkdir -p "$root"/{etc/ssl/certs,usr/bin,usr/share/dotnet,home/app}
  unpack "$root" "${runtime[@]}"
  install -d -m 1777 "$root/tmp"
  cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
  rm -rf "$root"/usr/share/{doc,man,locale,lintian,ca-certificates} "$root"/{sbin,usr/sbin} "$root"/etc/ca-certificates
  printf 'root:x:0:0::/root:/none\napp:x:1654:1654::/home/app:/none\n' > "$root/etc/passwd"
  printf 'root:x:0:\napp:x:1654:\n' > "$root/etc/group"
  printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"
  cp -a "$dotnet"/{dotnet,host,shared} "$root/usr/share/dotnet/"
  ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
  import "$root" "localhost/todo-base/aspnet:$parts" "ENV PATH=/usr/bin" "ENV APP_UID=1654" "ENV ASPNETCORE_HTTP_PORTS=8080" "ENV DOTNET_RUNNING_IN_CONTAINER=true" "USER 1654"
  # The same without anything in it, for images of the other platform: they are looked at, not run.
  mkdir "$work/empty"
  tar -C "$work/empty" -c . | podman import -q --arch arm64 --os linux - "localhost/todo-base/aspnet-arm64:$parts" >&2
fi

# What the SDK itself needs to run; it is lent as a volume. The machine's own certificates, since its packages come from where it trusts.
if ! podman image exists "localhost/todo-base/sdk:$parts"; then
  root=$work/sdk
  mkdir -p "$root"/{etc/ssl/certs,usr/bin,usr/share/dotnet,root}
  unpack "$root" "${runtime[@]}" "${shell[@]}"
  install -d -m 1777 "$root/tmp"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  ln -sf dash "$root/bin/sh"
  # Without an entry for its user the SDK waits for ever.
  printf 'root:x:0:0::/root:/bin/sh\n' > "$root/etc/passwd"
  ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
  import "$root" "localhost/todo-base/sdk:$parts" "ENV PATH=/usr/bin:/bin" "ENV HOME=/root" "ENV DOTNET_NOLOGO=1" "ENV DOTNET_CLI_TELEMETRY_OPTOUT=1" "ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt" \
    "ENV NUGET_CERT_REVOCATION_MODE=offline"
fi

packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
mkdir -p "$packages"
# By their ids: by a name, podman 4 would look for an image of the other platform, in a registry.
id() { podman image inspect --format '{{.Id}}' "localhost/todo-base/$1:$parts"; }
echo "--build-context=mcr.microsoft.com/dotnet/sdk:10.0-noble=container-image://$(id sdk)"
echo "--build-context=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra=container-image://$(id "aspnet${1:+-$1}")"
echo "--volume=$dotnet:/usr/share/dotnet:ro"
echo "--volume=$packages:/root/.nuget/packages"
