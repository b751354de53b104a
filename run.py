"""Everything in one command, on a machine that has Python 3.11 and nothing else.

    python3 run.py          set up what is needed, read the articles in seeds/, open the dashboard
    python3 run.py test     set up what the tests need (a browser too), run all tests
    python3 run.py setup    only set up what the tests need

Packages go into .venv beside this file and nowhere else. Arguments after the command are handed on: to Streamlit
(`python3 run.py --server.port 8600`), or to pytest (`python3 run.py test tests/test_tables.py`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
RUNTIME = ("requirements.txt",)
TESTING = ("requirements.txt", "requirements-dev.txt")
# preprocess.py ends with 3 when some files were left out and all others processed.
PREPROCESSED = (0, 3)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_BROWSERS = ("Google Chrome", "Chromium", "Microsoft Edge")


class SetUpError(Exception):
    """What is missing, and what to do about it."""


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments[:1] in (["test"], ["setup"]) else ("", arguments)
    if {"-h", "--help"} & set(arguments[:1]):
        print(__doc__)
        return 0
    try:
        if command == "":
            return open_dashboard(rest)
        environment = set_up_tests()
        return 0 if command == "setup" else run_tests(environment, rest)
    except SetUpError as error:
        print(f"run: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def open_dashboard(arguments: list[str]) -> int:
    set_up(RUNTIME)
    code = subprocess.call([str(PYTHON), str(ROOT / "preprocess.py")], cwd=str(ROOT))
    if code not in PREPROCESSED:
        return code
    print("Opening the dashboard; stop it with Ctrl-C.", flush=True)
    streamlit = [str(PYTHON), "-m", "streamlit", "run", "app.py", "--server.showEmailPrompt", "false"]
    return subprocess.call([*streamlit, *arguments], cwd=str(ROOT))


def run_tests(environment: dict[str, str], arguments: list[str]) -> int:
    command = [str(PYTHON), "-m", "pytest", *(arguments or ["-n", "2"])]
    return subprocess.call(command, cwd=str(ROOT), env=environment)


def set_up_tests() -> dict[str, str]:
    """The environment for the tests: it names the browser, for the tests and for kaleido."""
    set_up(TESTING)
    browser = find_browser() or install_browser()
    print(f"Browser for the tests: {browser}", flush=True)
    return {**os.environ, "CONTINGENT_CHROMIUM": browser, "BROWSER_PATH": browser}


def set_up(requirements: tuple[str, ...]) -> None:
    """Make .venv hold what the files ask for; does nothing when they have not changed since."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetUpError(f"Python 3.11 or later is needed; this is {found}. Install it and use `python3.11 run.py`.")
    stamp = VENV / ".set-up"
    wanted = wanted_packages(requirements)
    if runs(PYTHON) and stamp.exists() and wanted in stamp.read_text().split():
        return
    if not runs(PYTHON):
        make_environment()
    print("Installing packages into .venv (a minute or two the first time) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    files = [part for name in requirements for part in ("-r", str(ROOT / name))]
    if subprocess.call([*pip, *files]) != 0:
        raise SetUpError("the packages could not be installed (see above). Is this machine online? Then run it again.")
    # What the tests need includes what the dashboard needs.
    stamps = [wanted_packages(requirements[: count + 1]) for count in range(len(requirements))]
    stamp.write_text("\n".join(stamps) + "\n")


def wanted_packages(requirements: tuple[str, ...]) -> str:
    text = b"".join((ROOT / name).read_bytes() for name in requirements)
    return hashlib.sha256(text + sys.version.encode()).hexdigest()


def runs(python: Path) -> bool:
    """Is there an environment, with pip, that still works (it may have been moved here from elsewhere)?"""
    if not python.exists():
        return False
    return subprocess.call([str(python), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def make_environment() -> None:
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart, and venv fails half-way without it)
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not apt_install(package):
            mend = f"Run `sudo apt-get install {package}`, then run this again."
            raise SetUpError("Python's venv module is not complete on this machine. " + mend) from None
    print("Making a Python environment in .venv …", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpError(f"no Python environment could be made in {VENV} (see above).")


def find_browser() -> str | None:
    """A Chromium, Chrome or Edge on this machine: the one named by CONTINGENT_CHROMIUM, on the path, or in a Mac's
    Applications; or one that Playwright installed earlier."""
    named = os.environ.get("CONTINGENT_CHROMIUM")
    if named:
        if not Path(named).exists():
            raise SetUpError(f"CONTINGENT_CHROMIUM names {named}, which is not there.")
        return named
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for name in MAC_BROWSERS:
            program = folder / (name + ".app") / "Contents" / "MacOS" / name
            if program.exists():
                return str(program)
    return playwright_browser()


def playwright_browser() -> str | None:
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([str(PYTHON), "-c", ask], stdout=subprocess.PIPE, text=True)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def install_browser() -> str:
    print("The tests need a browser, and none was found: installing Chromium …", flush=True)
    if apt_install("chromium") and shutil.which("chromium"):
        return str(shutil.which("chromium"))
    subprocess.call([str(PYTHON), "-m", "playwright", "install", "chromium"])
    browser = playwright_browser()
    if browser is None:
        raise SetUpError(
            "no browser could be installed for the tests. Install Chromium or Chrome, "
            "or name one: CONTINGENT_CHROMIUM=/path/to/chrome python3 run.py test"
        )
    return browser


def apt_install(package: str) -> bool:
    """Install a Debian package, with sudo where needed; False where there is no apt, or no right to use it."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    if prefix and not shutil.which("sudo"):
        return False
    print(f"Installing Debian's {package} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", package])
    return all(subprocess.call([*prefix, "apt-get", *words], env=environment) == 0 for words in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
