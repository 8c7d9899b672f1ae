"""Whether a WACZ is as it was made: its files against their checksums, its list of files against its signature.

A signature covers the checksum of datapackage.json and so, through the checksums in that, every file; it does not cover who says to have
made it, nor when. Whether a certificate is to be trusted can only be asked on the network: here it is not.

Source: WACZ 1.1.1, section 5.2.5; WACZ Signing and Verification 0.1.0.
"""

import base64
import binascii
import hashlib
import re
import zipfile
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final

import msgspec

from workbench.importing.archives.wacz_entries import DAMAGE, open_entry, read_entry

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

PACKAGE: Final = "datapackage.json"
DIGEST: Final = "datapackage-digest.json"
# What can be checked while somebody waits.
_HASHED_BYTES_MAX: Final = 1024**3
_PIECE_BYTES: Final = 1024 * 1024
_RESOURCES_MAX: Final = 20_000
_ALGORITHMS: Final = frozenset({"sha256", "sha384", "sha512"})
_HOST: Final = re.compile(r"(?i)[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_CERTIFICATES_CHARS_MAX: Final = 256 * 1024
_PATH_CHARS_MAX: Final = 80

UNSIGNED: Final = "WACZ, not signed"
ANONYMOUS: Final = "WACZ, signed with a key that names nobody, the signature holds"
BROKEN: Final = "WACZ, signed, but the signature does not hold"
STRANGE: Final = "WACZ, signed in a way that cannot be checked"


class _Resource(msgspec.Struct):
    path: str = ""
    hash: str = ""


class _Package(msgspec.Struct):
    resources: list[_Resource] = []


class _Signed(msgspec.Struct, rename="camel"):
    hash: str = ""
    signature: str = ""
    public_key: str = ""
    domain: str = ""
    domain_cert: str = ""


class _Digest(msgspec.Struct, rename="camel"):
    hash: str = ""
    signed_data: _Signed | None = None


class _UnknownKeyError(Exception):
    """A key or certificate cannot be made out."""


def seal_of(archive: zipfile.ZipFile, used: Collection[str]) -> str:
    """Return in words what is known of a WACZ's integrity.

    Args:
        archive: The WACZ.
        used: The names of the files in it that are read; each has to be covered.
    """
    package_bytes = read_entry(archive, PACKAGE)
    digest = _digest(read_entry(archive, DIGEST))
    signed = digest.signed_data if digest else None
    difference = _difference(archive, package_bytes, digest, used)
    if difference:
        return f"WACZ, signed, but {difference}" if signed else f"WACZ, not signed, and {difference}"
    return UNSIGNED if signed is None else _words(signed)


def _digest(data: bytes) -> _Digest | None:
    if not data:
        return None
    try:
        return msgspec.json.decode(data, type=_Digest)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        # Something is said of a signature, and it cannot be made out: that is not the same as none.
        return _Digest(signed_data=_Signed())


def _difference(
    archive: zipfile.ZipFile, package_bytes: bytes, digest: _Digest | None, used: Collection[str]
) -> str | None:
    """Return what is not as its checksum says, None if all of it is."""
    names = [entry.filename for entry in archive.infolist()]
    if len(set(names)) < len(names):
        return "it holds two files of one name"
    try:
        resources = msgspec.json.decode(package_bytes, type=_Package).resources
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return f"{PACKAGE} cannot be read"
    if digest is not None:
        stated = [digest.hash, digest.signed_data.hash] if digest.signed_data else [digest.hash]
        if any(hash_ and hash_ != _sha256(package_bytes) for hash_ in stated):
            return f"{PACKAGE} does not match its checksum"
    listed = {resource.path: resource.hash for resource in resources[:_RESOURCES_MAX]}
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename in listed]
    if sum(sizes) > _HASHED_BYTES_MAX:
        return f"what it holds is more than the {_HASHED_BYTES_MAX // 1024**3} GB that are checked"
    present = set(names)
    for path, stated_hash in listed.items():
        if path not in present:
            return f"{_shown(path)} is missing"
        if not _matches(archive, path, stated_hash):
            return f"{_shown(path)} does not match its checksum"
    uncovered = sorted(set(used) - listed.keys())
    return f"{_shown(uncovered[0])} is not in its list of files" if uncovered else None


def _matches(archive: zipfile.ZipFile, path: str, stated: str) -> bool:
    algorithm, _, value = stated.partition(":")
    if algorithm not in _ALGORITHMS:
        return False
    digest = hashlib.new(algorithm)
    try:
        with open_entry(archive, path) as stream:
            while piece := stream.read(_PIECE_BYTES):
                digest.update(piece)
    except DAMAGE:
        return False
    return digest.hexdigest() == value.lower()


def _words(signed: _Signed) -> str:
    if not (signed.signature and signed.hash and (signed.public_key or signed.domain_cert)):
        return STRANGE
    try:
        signature = base64.b64decode(signed.signature, validate=True)
        # A domain's certificate counts where there is one; a key beside it would speak for itself only.
        if not signed.domain_cert:
            return ANONYMOUS if _verify(_anonymous_key(signed.public_key), signature, signed.hash) else BROKEN
        key, is_for = _certificate(signed.domain_cert)
        domain = signed.domain.strip().lower()
        if not _verify(key, signature, signed.hash):
            return BROKEN
    except (binascii.Error, ValueError, _UnknownKeyError):
        return STRANGE
    if not _HOST.fullmatch(domain) or not is_for(domain):
        return f"{BROKEN}: the certificate is not that of the domain which it names"
    return f"WACZ, signed by {domain}, the signature holds, the certificate was not checked with any authority"


def _verify(key: "PublicKeyTypes", signature: bytes, hash_: str) -> bool:
    """Tell whether a signature of the words of a checksum is that of a key: ECDSA with SHA-256, or RSA where a certificate is."""
    # Loaded here, as few archives are signed: it takes a tenth of a second that the start of every worker would wait for.
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    signed = hash_.encode()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            half = (key.key_size + 7) // 8
            if len(signature) == 2 * half:
                # As browsers sign (IEEE P1363): two numbers one behind the other.
                numbers = int.from_bytes(signature[:half]), int.from_bytes(signature[half:])
                signature = encode_dss_signature(*numbers)
            key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
        else:
            raise _UnknownKeyError
    except InvalidSignature:
        return False
    except UnsupportedAlgorithm as error:
        raise _UnknownKeyError from error
    return True


def _anonymous_key(spelled: str) -> "PublicKeyTypes":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        return load_der_public_key(base64.b64decode(spelled, validate=True))
    except UnsupportedAlgorithm as error:
        raise _UnknownKeyError from error


def _certificate(chain: str) -> tuple["PublicKeyTypes", Callable[[str], bool]]:
    """Return the key of the first certificate in a chain, and what tells whether it is for a domain."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        certificate = x509.load_pem_x509_certificate(chain[:_CERTIFICATES_CHARS_MAX].encode())
        key = certificate.public_key()
        try:
            names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
            hosts = {name.lower() for name in names.get_values_for_type(x509.DNSName)}
        except x509.ExtensionNotFound:
            common = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
            hosts = {str(name.value).lower() for name in common}
    except (UnsupportedAlgorithm, x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as error:
        raise _UnknownKeyError from error
    return key, lambda domain: domain in hosts or "*." + domain.partition(".")[2] in hosts


def _sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _shown(path: str) -> str:
    """Return a path from the archive so that it can stand in a sentence."""
    return "".join(char if char.isprintable() else "?" for char in path[:_PATH_CHARS_MAX]) or "a file"
