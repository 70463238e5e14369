# syntax=docker/dockerfile:1
# Any Debian image with Node 24 or newer; Alpine's libc does not run better-sqlite3's and Node's binaries here.
ARG BASE=docker.io/library/node:24.21.0-bookworm-slim

FROM ${BASE} AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY config ./config
COPY commands ./commands
COPY src ./src
COPY tools ./tools
RUN node tools/bundle.ts
# The database driver is all that stays a package. Nothing of it is compiled here, and nothing runs that is not Linux.
RUN cd node_modules/better-sqlite3 && rm -rf deps src binding.gyp \
  && find prebuilds -mindepth 1 -maxdepth 1 ! -name 'linux*' -exec rm -rf {} +

FROM ${BASE} AS system
# For minutes in a Git repository; a base image that has git may need no network here.
RUN command -v git >/dev/null && command -v ssh >/dev/null || { apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git openssh-client; }
# What a container never needs and an intruder would like: package managers, Perl, documentation, programs that change the user.
# The list of Debian's packages stays, because scanners read it.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* /opt/yarn* \
    /usr/local/include /usr/bin/perl* /usr/lib/*-linux-gnu/perl* /usr/share/perl* /usr/bin/apt* /usr/lib/apt /etc/apt /var/lib/apt \
    /usr/bin/dpkg* /var/lib/dpkg/info /var/cache/* /var/log/* /usr/share/locale /usr/share/man /usr/share/doc /usr/share/info \
  && find / -xdev -type f -perm /6000 -exec chmod a-s {} +

# From scratch, so that what was removed is in no layer below.
FROM scratch
COPY --from=system / /
WORKDIR /app
# Without a limit, every thread of Node gets memory pools of its own, and they are never given back.
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin MALLOC_ARENA_MAX=2 \
  NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATABASE_URL=sqlite:/data/rendezvous.db MINUTES_COPY_FOLDER=/data/minutes
COPY package.json ./
COPY bin ./bin
COPY config/*.yaml ./config/
COPY --from=bundle /app/node_modules/better-sqlite3 ./node_modules/better-sqlite3
COPY --from=bundle /app/dist ./dist
RUN mkdir -p /data node_modules/.cache && chown 1000:1000 /data node_modules/.cache
# A number, so that Kubernetes can see that it is not root.
USER 1000:1000
# Fills Node's compile cache, which the bot cannot do on a read-only root: it then starts sooner. Without an address it ends with 78,
# "configuration wrong".
RUN node --max-semi-space-size=4 bin/run.mjs dist/main.mjs; test $? -eq 78
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: SIGTERM reaches the bot. The source maps are only read when something is thrown.
CMD ["node", "--max-semi-space-size=4", "--enable-source-maps", "bin/run.mjs", "dist/main.mjs"]
