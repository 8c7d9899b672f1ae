"""Makes web archives byte by byte, after the standards and without any library that reads them; and signs them."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

WHEN = "2024-03-05T06:07:08Z"
BLANKS = b"\r\n\r\n"


def page(title: str = "The harbour is open again", words: str = "") -> bytes:
    """Return a page with an article of a few sentences."""
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>The first ships left the harbour on Tuesday morning, the port authority said. {words}</p>"
        "<p>Two more are expected to follow before the end of the week, if the weather allows it.</p></article></body></html>"
    ).encode()


def http(body: bytes, content_type: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer of a server."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + BLANKS + body


def chunked(body: bytes, size: int = 50) -> bytes:
    """Return a body as it is sent in chunks."""
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def record(
    block: bytes,
    uri: str = "https://example.org/harbour",
    kind: str = "response",
    when: str = WHEN,
    version: str = "1.0",
    length: int | None = None,
    **headers: str,
) -> bytes:
    """Return one record of a WARC."""
    said = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block + uri.encode()).hexdigest()}>",
        "WARC-Date": when,
        "WARC-Target-URI": uri,
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(block) if length is None else length),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + BLANKS


def warcinfo(version: str = "1.0") -> bytes:
    """Return the record with which a WARC begins."""
    return record(b"software: by hand\r\n", "", "warcinfo", version=version, Content_Type="application/warc-fields")


def squeezed(*records: bytes) -> bytes:
    """Return a WARC packed record by record."""
    return b"".join(gzip.compress(each) for each in records)


def sha1_of(body: bytes) -> str:
    """Return a checksum as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def whole_site() -> Sequence[bytes]:
    """Return the records of a page with all that belongs to it, as a crawler leaves them."""
    robots, style = b"User-agent: *\nDisallow:\n", b"body { margin: 0 }"
    return (
        warcinfo(),
        record(http(robots, "text/plain"), "https://example.org/robots.txt"),
        record(b"GET /harbour HTTP/1.1\r\nHost: example.org\r\n\r\n", kind="request"),
        record(http(b"", status="301 Moved Permanently", Location="/harbour"), "https://example.org/old"),
        record(http(page("Nothing here"), status="404 Not Found"), "https://example.org/gone"),
        record(http(page()), WARC_Payload_Digest=sha1_of(page())),
        record(http(style, "text/css"), "https://example.org/style.css"),
        record(http(b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"), "https://example.org/a.png"),
        record(http(b"let a = 1;", "text/javascript"), "https://example.org/a.js"),
        record(http(b"wOF2" + bytes(64), "font/woff2"), "https://example.org/a.woff2"),
        record(http(b'{"a": 1}', "application/json"), "https://example.org/api"),
        record(http(b"<html><body><script>track()</script></body></html>"), "https://ads.example.net/frame"),
        record(http(b"", "text/html"), "https://example.org/harbour", "revisit", WARC_Refers_To_Target_URI="https://example.org/harbour"),
        record(b"fetchTimeMs: 3\r\n", kind="metadata", Content_Type="application/warc-fields"),
    )  # fmt: skip


def arc(*documents: tuple[str, bytes], version: int = 1) -> bytes:
    """Return an ARC, by the first or the second version of its format."""
    fields = "URL IP-address Archive-date Content-type Archive-length"
    if version == 2:
        fields = "URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length"
    head = f"{version} 0 Somebody\n{fields}\n\n".encode()
    middle = " 200 - -" if version == 2 else ""
    tail = " 0 a.arc" if version == 2 else ""
    made = f"filedesc://a.arc 0.0.0.0 20010203040506 text/plain{middle}{tail} {len(head)}\n".encode() + head
    for url, answer in documents:
        made += f"\n{url} 192.0.2.1 20010203040506 text/html{middle}{tail} {len(answer)}\n".encode() + answer
    return made


def pages_list(*pages: Mapping[str, str]) -> bytes:
    """Return a list of pages as it lies in a WACZ."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    return b"".join(json.dumps(line).encode() + b"\n" for line in (head, *pages))


def sha256_of(data: bytes) -> str:
    """Return a checksum as WACZ writes it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a ZIP archive of files, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def package_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of files of a WACZ with their checksums."""
    resources = [
        {"name": name.rpartition("/")[2], "path": name, "hash": sha256_of(data), "bytes": len(data)}
        for name, data in files.items()
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "created": WHEN, "resources": resources}
    return json.dumps(package, indent=2).encode()


KEY = ec.derive_private_key(int.from_bytes(hashlib.sha384(b"a key for tests").digest()) >> 2, ec.SECP384R1())


def sign_anonymously(package: bytes, key: ec.EllipticCurvePrivateKey = KEY) -> dict[str, str]:
    """Sign as an extension of a browser does: two numbers one behind the other, the key beside them."""
    half = (key.key_size + 7) // 8
    numbers = decode_dss_signature(key.sign(sha256_of(package).encode(), ec.ECDSA(hashes.SHA256())))
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return {
        "hash": sha256_of(package),
        "signature": base64.b64encode(b"".join(number.to_bytes(half) for number in numbers)).decode(),
        "publicKey": base64.b64encode(public).decode(),
        "created": WHEN,
        "software": "by hand 1.0",
    }


def certificate_for(*domains: str, key: ec.EllipticCurvePrivateKey = KEY) -> str:
    """Return a certificate that a domain gave itself."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, domains[0])])
    begins = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(begins + dt.timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(domain) for domain in domains]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def sign_as(domain: str, package: bytes, *, certificate: str = "") -> dict[str, str]:
    """Sign as a service does that signs for a domain: DER, with a certificate."""
    signature = KEY.sign(sha256_of(package).encode(), ec.ECDSA(hashes.SHA256()))
    return {
        "hash": sha256_of(package),
        "signature": base64.b64encode(signature).decode(),
        "domain": domain,
        "domainCert": certificate or certificate_for(domain),
        "timeSignature": base64.b64encode(b"none").decode(),
        "timestampCert": "",
        "created": WHEN,
        "software": "by hand 1.0",
        "version": "0.1.0",
    }


def wacz_files(
    *records: bytes, pages: Sequence[Mapping[str, str]] | None = ({"url": "https://example.org/harbour", "ts": WHEN, "title": "Harbour"},)
) -> dict[str, bytes]:  # fmt: skip
    """Return the files of a WACZ that have checksums."""
    files = {"archive/data.warc.gz": squeezed(*(records or whole_site())), "indexes/index.cdx": b""}
    return files if pages is None else {**files, "pages/pages.jsonl": pages_list(*pages)}


def wacz(
    files: Mapping[str, bytes] | None = None,
    signed: Mapping[str, object] | None = None,
    package: bytes | None = None,
    digest: bytes | None = None,
) -> bytes:
    """Return a WACZ."""
    files = wacz_files() if files is None else files
    package = package_of(files) if package is None else package
    if digest is None:
        said = {"path": "datapackage.json", "hash": sha256_of(package), **({"signedData": signed} if signed else {})}
        digest = json.dumps(said).encode()
    return zipped({**files, "datapackage.json": package, "datapackage-digest.json": digest})
