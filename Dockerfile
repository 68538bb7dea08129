# syntax=docker/dockerfile:1
FROM swift:6.3-bookworm AS build
WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product dateline --static-swift-stdlib -Xswiftc -static-executable \
 && mkdir -p /out/corpus \
 && strip -o /out/dateline .build/release/dateline

# Nothing but the binary, which needs no library, no shell and no file, and the folder where articles are mounted.
FROM scratch
COPY --from=build /out/dateline /usr/local/bin/dateline
COPY --from=build --chown=10001:10001 /out/corpus/ /corpus/
USER 10001:10001
# Everything else is configured by DATELINE_* too: mount articles at /corpus and set DATELINE_CORPUS=/corpus.
ENV DATELINE_HOST=0.0.0.0 DATELINE_PORT=8080
VOLUME /corpus
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["/usr/local/bin/dateline", "health"]
ENTRYPOINT ["/usr/local/bin/dateline"]
