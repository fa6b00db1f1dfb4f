"""Where things are. Every path of the project comes from here."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
UNITS = DATA / "units.txt"
SCHEMA = DATA / "schema.json"
NOTEBOOKS = ROOT / "notebooks"
DOCS = ROOT / "docs"
SITE = ROOT / "site"
FONTS = ROOT / "helpers" / "show" / "fonts"
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
READY = VENV / "ready"
"""Made last, so that make knows whether the environment is whole and newer than the lock."""
