"""Packs the clients of infra/clients for Node.js and for Python.

Both are built in copies, so that nothing is left in the tree. `npm` has to be on the path, and `build` and setuptools in the Python that
is named. Equal sources make equal packages.
"""

import os
import pathlib
import shutil
import subprocess

CLIENTS = pathlib.Path(__file__).resolve().parents[1] / "clients"


def copied(name, work):
    source = work / name
    shutil.rmtree(source, ignore_errors=True)
    leftovers = shutil.ignore_patterns("node_modules", "dist", "build", "*.egg-info", "*.tgz", "__pycache__")
    shutil.copytree(CLIENTS / name, source, ignore=leftovers)
    return source


def npm(work, folder):
    """The package for Node.js in `folder`; what it was made of stays in `work/node`."""
    source = copied("node", work)
    quiet = ["--no-audit", "--no-fund", "--silent"]
    subprocess.run(["npm", "ci", *quiet], cwd=source, check=True)
    subprocess.run(["npm", "pack", "--silent", "--pack-destination", folder.resolve()], cwd=source, check=True, stdout=subprocess.DEVNULL)
    [package] = folder.glob("latchkey-client-*.tgz")
    return package


def wheel(python, work, folder, when):
    """The package for Python in `folder`, with `when` as the time of all that is in it."""
    source, out = copied("python", work), work / "wheel"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run(
        [python, "-m", "build", "--no-isolation", "--outdir", out, source],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(when)},
    )
    # It was made of the source package, which nobody needs besides.
    [package] = out.glob("latchkey_client-*.whl")
    return pathlib.Path(shutil.copy(package, folder))
