"""A Python with pyspark, made where there is none."""

import importlib.util
import os
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../.build/spark-environment")


def require(*packages):
    """Goes on if the packages are there; else starts the program anew in a virtual environment that has them,
    installed from PyPI the first time. Java 17 or later has to be there already."""
    if all(importlib.util.find_spec(package) for package in packages):
        return
    folder = os.path.normpath(os.environ.get("SPARK_ENVIRONMENT", FOLDER))
    python = os.path.join(folder, "bin", "python")
    if sys.prefix == folder:
        sys.exit(f"{folder} has not all of {', '.join(packages)}: remove it, and it is made again")
    if not os.path.exists(python):
        print(f"installing {', '.join(packages)} in {folder}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    os.execv(python, [python, *sys.argv])
