# syntax=docker/dockerfile:1
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libcurl4-openssl-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Sources ./Sources
COPY Tests ./Tests
RUN swift build -c release --product tarwisa --static-swift-stdlib -Xlinker -s
RUN install -D "$(swift build -c release --product tarwisa --static-swift-stdlib --show-bin-path)/tarwisa" /out/tarwisa

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Tarwisa" \
      org.opencontainers.image.description="Self-hosted, Arabic-first news article server" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.documentation="README.md"
RUN apt-get update && apt-get install -y --no-install-recommends libcurl4 ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin tarwisa && install -d -o tarwisa -g tarwisa /data
COPY --from=build /out/tarwisa /usr/local/bin/tarwisa
COPY Public /usr/local/share/tarwisa/Public
ENV TARWISA_LISTEN=0.0.0.0:8080 \
    TARWISA_DATA_DIRECTORY=/data \
    TARWISA_PUBLIC_DIRECTORY=/usr/local/share/tarwisa/Public
USER tarwisa
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["/usr/local/bin/tarwisa", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/tarwisa"]
