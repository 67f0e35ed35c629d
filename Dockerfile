# vanban with all it needs:
#   docker build -t vanban .
#   docker run --rm -v "$PWD:/data" vanban convert scan.pdf -o out
# Where the user of the files has another number than 1000, add: --user "$(id -u):$(id -g)"

FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY . /source
# The versions of the lock file; what of it only developers need is not installed.
RUN sed -n 's/^\([A-Za-z0-9._-]*==[^\\]*\).*/\1/p' /source/requirements.lock > /constraints.txt \
    && python3 -m venv /opt/vanban \
    && /opt/vanban/bin/pip install --no-cache-dir --constraint /constraints.txt '/source[cluster]'

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-dejavu-core poppler-utils python3 \
        tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd tesseract-ocr-script-viet tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 vanban \
    && install --directory --owner=vanban /data
COPY --from=build /opt/vanban /opt/vanban
ENV PATH=/opt/vanban/bin:$PATH LANG=C.UTF-8
USER vanban
WORKDIR /data
ENTRYPOINT ["vanban"]
CMD ["--help"]
