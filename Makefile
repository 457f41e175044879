PYTHON ?= python
GOLD ?= ../shared/gold/dev.jsonl
OFFICIAL ?= ../shared/texts/morocco

.PHONY: test check bench clean

test:
	$(PYTHON) -m pytest

check:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest
	$(PYTHON) -m legalgap.cli.main check

bench:
	$(PYTHON) -m legalgap.cli.main bench --gold $(GOLD) --official $(OFFICIAL)

clean:
	rm -rf build dist rapports .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
