"""How much a container may hold. A worker may use two gigabytes, of which its libraries take a quarter."""

from typing import Final

# One document of a container; no single file is longer either.
MEMBER_BYTES_MAX: Final = 128 * 1024**2
# What was packed by itself may be an archive.
PACKED_BYTES_MAX: Final = 512 * 1024**2
# All documents of a container together, those of containers in it included.
CONTAINER_BYTES_MAX: Final = 4 * 1024**3
MEMBERS_MAX: Final = 200_000
DEPTH_MAX: Final = 5

TOO_LARGE: Final = f"it unpacks to more than {MEMBER_BYTES_MAX // 1024**2} MB"
TOO_MANY: Final = f"the container holds more than {MEMBERS_MAX:,} documents; what stands after this was left out"
TOO_MUCH: Final = (
    f"the container unpacks to more than {CONTAINER_BYTES_MAX // 1024**3} GB; what stands after this was left out"
)
TOO_DEEP: Final = f"it lies in more than {DEPTH_MAX} containers, one in the other"
