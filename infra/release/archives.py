"""Archives that are equal where what is in them is equal: names in order, one time, no owner."""

import gzip
import io
import pathlib
import tarfile


def tarball(path, top, files, when):
    """Writes `files` (name to content, and whether it is a program) into `path`, beneath the folder `top`."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            content, is_program = files[name]
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mode, entry.mtime = len(content), 0o755 if is_program else 0o644, when
            archive.addfile(entry, io.BytesIO(content))
    pathlib.Path(path).write_bytes(gzip.compress(packed.getvalue(), compresslevel=9, mtime=0))
