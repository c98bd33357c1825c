"""Measures against the budgets: a table, build/bench.json, and a failure when one is broken (`make bench`).

Every module here with a `measure()` is asked; it returns {name: value} with names of BUDGETS.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.test")

AT_LEAST = {
    "public_page_rate": 0.5,
    "lighthouse_mobile": 100,
    "lighthouse_performance": 95,
    "matching_vs_mentor_match": 100,
}
AT_MOST = {
    "public_page_queries": 20,
    "public_page_p95_ms": 150,
    "public_page_kb": 75,
    "consultation_queries": 15,
    "consultation_p95_ms": 300,
    "consultation_kb": 100,
    "staff_queries": 20,
    "staff_p95_ms": 300,
    "coverage_one_ms": 1,
    "coverage_10000_s": 2,
    "matching_scale_s": 10,
    "matching_scale_mib": 1024,
    "alignment_s": 1,
    "outbox_lost": 0,
    "outbox_doubled": 0,
    "web_load_errors": 0,
    "web_load_p95_ms": 500,
    "suite_s": 300,
}


def is_kept(name: str, value: float) -> bool:
    """Whether a value keeps its budget; values without one are only reported."""
    return AT_LEAST.get(name, value) <= value <= AT_MOST.get(name, value)


def budget_of(name: str) -> str:
    if name in AT_LEAST:
        return f">= {AT_LEAST[name]}"
    return f"<= {AT_MOST[name]}" if name in AT_MOST else "reported"


def measured(names: list[str]) -> dict[str, float]:
    """What the named modules, or all of them, measure."""
    here = [module.name for module in iter_modules([str(Path(__file__).parent)]) if module.name != "__main__"]
    results: dict[str, float] = {}
    for name in names or sorted(here):
        if hasattr(module := import_module(f"tests.benchmarks.{name}"), "measure"):
            print(f"Measuring: {name}", flush=True)
            results |= module.measure()
    return results


def main(names: list[str]) -> int:
    import django

    django.setup()
    results = measured(names)
    print(f"\n{'name':32}{'value':>14}  {'budget':14}")
    for name, value in results.items():
        print(f"{name:32}{value:>14.3f}  {budget_of(name):14}{'' if is_kept(name, value) else 'BROKEN'}")
    rows = {
        name: {"value": value, "budget": budget_of(name), "kept": is_kept(name, value)}
        for name, value in results.items()
    }
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(rows, indent=2) + "\n")
    return int(not all(row["kept"] for row in rows.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
