"""One frozen Settings, out of DRAFTING_* variables and files; read only by the wiring and the command line."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from platformdirs import user_data_path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from drafting.domain.errors import InvalidInput

PREFIX = "DRAFTING_"


def _empty_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


OptionalText = Annotated[str | None, BeforeValidator(_empty_is_none)]
OptionalSecret = Annotated[SecretStr | None, BeforeValidator(_empty_is_none)]
OptionalPath = Annotated[Path | None, BeforeValidator(_empty_is_none)]


class Place(NamedTuple):
    """A model, and where it is asked."""

    model: str
    base_url: str | None
    api_key: SecretStr | None


class Settings(BaseModel):
    """Every setting, its default and its unit. The environment name is the field's own, in capitals, with DRAFTING_."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = ""
    """`sqlite:///…` or `postgresql://…`; empty: a file in the user's data folder."""
    model: OptionalText = None
    """A LiteLLM model string; None: saved replies."""
    model_base_url: OptionalText = None
    model_api_key: OptionalSecret = None
    model_timeout: float = Field(default=30.0, gt=0, le=600)
    """Seconds for one call in all."""
    assess_model: OptionalText = None
    """Reads comments; None: `model`."""
    judge_model: OptionalText = None
    """Judges drafts; None: `model`."""
    fallback_models: OptionalText = None
    """Comma-separated model strings that are asked in turn when `model` gives no answer."""
    fallback_base_urls: OptionalText = None
    """Where each of these is asked, comma-separated and in their order; nothing, or `-`: at its provider's own address.
    None: where `model` is."""
    fallback_api_keys: OptionalSecret = None
    """The key for each of them, likewise; nothing, or `-`: its provider's own variable. None: that of `model` for those
    that are asked where `model` is, and for no other."""
    budget_usd_per_day: float | None = Field(default=None, ge=0)
    """Per brand, on a day of its own time zone; None: no limit."""
    budget_calls_per_day: int | None = Field(default=None, ge=0)
    """Per brand; None: no limit."""
    tape: OptionalPath = None
    """A file to which every model call is recorded, or from which it is replayed."""
    tape_mode: str = Field(default="record", pattern="^(record|replay)$")
    policies_dir: OptionalPath = None
    prompts_dir: OptionalPath = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    webhook_url: OptionalText = None
    """Where approved replies are posted to; None: they stay here until somebody fetches them."""
    webhook_secret: OptionalSecret = None
    webhook_allow_private: bool = False
    """Let the webhook reach this machine or a private network."""
    oidc_issuer: OptionalText = None
    """The address of an OpenID Connect provider; None: people sign in with a password."""
    oidc_client_id: OptionalText = None
    oidc_client_secret: OptionalSecret = None
    """None: a public client, protected by PKCE alone."""
    oidc_claim: str = "email"
    """Which claim of the provider is the login of an account here; `email` counts only when it is verified."""
    public_url: OptionalText = None
    """How browsers reach the service, such as https://drafting.example; None: as each request says."""
    executor_id: OptionalText = None
    """A stable name of this process, so that it recovers its own work after a crash."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **given: Any) -> "Settings":
        """Read the environment; `given` values that are not None win. Raises InvalidInput naming the variable."""
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for field in cls.model_fields:
            name = PREFIX + field.upper()
            value = environ.get(name)
            if value is None and (file := environ.get(f"{name}_FILE")):
                value = _content(name, file)
            if value is not None and (value.strip() or field == "database_url"):
                values[field] = value
        values.update({name: value for name, value in given.items() if value is not None})
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            item = error.errors(include_url=False, include_input=False)[0]
            name = PREFIX + str(item["loc"][0]).upper()
            raise InvalidInput(f"{name}: {item['msg']}", field=name, hint="correct or unset it") from None

    @property
    def fallbacks(self) -> tuple[Place, ...]:
        """The models to fall back on, each where it is asked; raises InvalidInput where the lists do not match."""
        names = [name.strip() for name in (self.fallback_models or "").split(",") if name.strip()]
        keys = self.fallback_api_keys.get_secret_value() if self.fallback_api_keys else None
        own_urls = _beside(names, self.fallback_base_urls, "DRAFTING_FALLBACK_BASE_URLS")
        own_keys = _beside(names, keys, "DRAFTING_FALLBACK_API_KEYS")
        urls = own_urls or [self.model_base_url] * len(names)
        if own_keys is not None:
            secrets = [SecretStr(key) if key else None for key in own_keys]
        else:  # a key is shown only where it was given for
            secrets = [self.model_api_key if url == self.model_base_url else None for url in urls]
        return tuple(Place(*each) for each in zip(names, urls, secrets, strict=True))

    @property
    def store_url(self) -> str:
        """The database's URL with the default filled in."""
        return self.database_url or f"sqlite:///{user_data_path('drafting') / 'drafting.sqlite'}"


def _beside(names: list[str], written: str | None, variable: str) -> list[str | None] | None:
    """One value for each of these names; None where the variable is not set."""
    if written is None:
        return None
    values = [value if value not in ("", "-") else None for value in map(str.strip, written.split(","))]
    if len(values) != len(names):
        raise InvalidInput(
            f"{variable}: holds {len(values)} where DRAFTING_FALLBACK_MODELS holds {len(names)}",
            field=variable,
            hint="give one for each model, in the same order; write `-` for the provider's own",
        )
    return values


def _content(name: str, file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InvalidInput(
            f"{name}_FILE: {error.strerror or 'cannot be read'}", field=f"{name}_FILE", hint="point it at a file"
        ) from None


def data_folder(kind: str, given: Path | None) -> Path:
    """Where prompts or policies are: the operator's own folder, the wheel's, or the checkout's."""
    if given is not None:
        return given
    carried = Path(__file__).parent / "data" / kind
    return carried if carried.is_dir() else Path(__file__).parent.parent / kind
