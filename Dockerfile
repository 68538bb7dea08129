# syntax=docker/dockerfile:1
FROM swift:6.3-bookworm AS build
WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product dateline --static-swift-stdlib \
 && install -D "$(swift build -c release --show-bin-path)/dateline" /out/dateline \
 && strip /out/dateline

FROM debian:bookworm-slim
RUN groupadd --gid 10001 dateline \
 && useradd --uid 10001 --gid dateline --no-create-home --shell /usr/sbin/nologin dateline \
 && install -d -o dateline -g dateline /corpus
COPY --from=build /out/dateline /usr/local/bin/dateline
USER 10001:10001
# Everything else is configured by DATELINE_* too: mount articles at /corpus and set DATELINE_CORPUS=/corpus.
ENV DATELINE_HOST=0.0.0.0 DATELINE_PORT=8080
VOLUME /corpus
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["/usr/local/bin/dateline", "health"]
ENTRYPOINT ["/usr/local/bin/dateline"]
