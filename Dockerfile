# syntax=docker/dockerfile:1
# Any Debian image with Node 24 or newer; Alpine's libc does not run better-sqlite3's and Node's binaries here. It carries the
# time zone data, so it is pinned to the release that package.json has: a build must never bring older data back.
ARG BASE=docker.io/library/node:24.21.0-bookworm-slim

FROM ${BASE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages are Node itself, which the base image has.
# Nothing is compiled here, and nothing runs that is not Linux.
RUN npm ci --omit=dev --omit=optional && cd node_modules/better-sqlite3 && rm -rf deps src \
  && find prebuilds -mindepth 1 -maxdepth 1 ! -name 'linux*' -exec rm -rf {} +

FROM ${BASE}
WORKDIR /app
# For minutes in a Git repository; a base image that has git may need no network here. Without what nobody reads in a container.
RUN command -v git >/dev/null && command -v ssh >/dev/null || { apt-get update \
  && apt-get install --yes --no-install-recommends -o Dpkg::Options::=--path-exclude=/usr/share/locale/* \
  -o Dpkg::Options::=--path-exclude=/usr/share/man/* -o Dpkg::Options::=--path-exclude=/usr/share/doc/* \
  ca-certificates git openssh-client \
  && apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old; }
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATABASE_URL=sqlite:/data/rendezvous.db MINUTES_COPY_FOLDER=/data/minutes
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY bin ./bin
COPY config ./config
COPY commands ./commands
COPY src ./src
RUN mkdir -p /data node_modules/.cache && chown 1000:1000 /data node_modules/.cache
# A number, so that Kubernetes can see that it is not root.
USER 1000:1000
# Fills Node's compile cache, which the bot cannot do on a read-only root: it then starts sooner and holds 50 MB less,
# because nothing has to be stripped of its types. Without an address it ends with 78, "configuration wrong".
RUN node --max-semi-space-size=4 bin/run.mjs src/main.ts; test $? -eq 78
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: SIGTERM reaches the bot.
CMD ["node", "--max-semi-space-size=4", "bin/run.mjs", "src/main.ts"]
