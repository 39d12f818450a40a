.PHONY: check test evals serve record goldens
check: ; uv run --frozen ruff check && uv run --frozen ruff format --check && uv run --frozen mypy && uv run --frozen lint-imports
test: ; uv run --frozen pytest -n 2
evals: ; uv run --frozen python -m evals run
serve: ; uv run --frozen drafting serve
record: ; uv run --frozen python -m evals record
goldens: ; uv run --frozen pytest --update-goldens
